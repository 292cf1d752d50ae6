import type { Headings } from '../../core/spreadsheet/headings.ts'

/** Columns of a sheet of figures. */
export const kpiFields = ['service', 'period', 'year', 'achieved', 'plan', 'published', 'unit'] as const

export type KpiField = (typeof kpiFields)[number]

/** What sheets call their columns; marks, case and signs make no difference. */
export const kpiHeadings: Headings<KpiField> = {
  service: [
    ...['dịch vụ', 'tên dịch vụ', 'loại dịch vụ', 'chỉ tiêu', 'tên chỉ tiêu', 'mảng dịch vụ'],
    ...['service', 'service line', 'service name', 'indicator', 'kpi'],
    ...[
      'сервис',
      'услуга',
      'служба',
      'вид связи',
      'показатель',
      'наименование показателя',
      'наименование услуги',
    ],
  ],
  period: [
    ...['kỳ', 'kỳ báo cáo', 'giai đoạn', 'thời kỳ', 'quý', 'tháng', 'tháng/quý/năm'],
    ...['period', 'reporting period', 'quarter', 'month', 'month/quarter/year'],
    ...['период', 'отчётный период', 'квартал', 'месяц', 'месяц/квартал/год'],
  ],
  year: ['năm', 'year', 'год'],
  achieved: [
    ...['đạt', 'đạt được', 'thực hiện', 'kết quả', 'kết quả thực hiện', 'thực tế', 'thực đạt'],
    ...['achieved', 'actual', 'result', 'fact', 'achieved value', 'achieved %'],
    ...['факт', 'достигнуто', 'выполнено', 'выполнение', 'результат', 'фактически'],
  ],
  plan: [
    ...['kế hoạch', 'kh', 'chỉ tiêu kế hoạch', 'kế hoạch giao', 'được giao'],
    ...['plan', 'target', 'planned', 'plan value'],
    ...['план', 'плановый показатель', 'плановое значение', 'цель'],
  ],
  published: [
    ...[
      '% kế hoạch',
      '% so với kế hoạch',
      'tỷ lệ hoàn thành',
      'tỷ lệ',
      'so với kế hoạch',
      '% hoàn thành',
      '% kh',
    ],
    ...['tỷ lệ % kế hoạch đã công bố', '% kế hoạch công bố', 'đã công bố', 'công bố'],
    ...['% of plan', 'percent of plan', 'published', 'published % of plan', 'of plan', 'completion'],
    ...['% плана', '% от плана', 'процент плана', '% выполнения', '% выполнения плана', 'опубликовано'],
    ...['опубликованный % плана', 'процент выполнения'],
  ],
  unit: [
    ...['đơn vị', 'đơn vị tính', 'đvt', 'đvđ'],
    ...['unit', 'unit of measure', 'uom', 'measure'],
    ...['ед.', 'ед. изм.', 'единица', 'единица измерения', 'единицы'],
  ],
}

/** What stands for percent in a column of units. */
export const percentWords = ['%', 'phần trăm', 'percent', 'per cent', 'pct', 'процент', 'процентов', 'проц.']
