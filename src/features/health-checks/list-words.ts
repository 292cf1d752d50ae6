import type { Headings } from '../../core/spreadsheet/headings.ts'

/** Columns of a roster and of an attendance sheet. */
export const listFields = ['employee', 'name', 'unit', 'last', 'attended'] as const

export type ListField = (typeof listFields)[number]

/** What they may be called; marks, case and signs make no difference. `last` makes a roster, `attended` the other. */
export const listHeadings: Headings<ListField> = {
  employee: [
    'mã nhân viên',
    'mã nv',
    'mã cbcnv',
    'danh số',
    'email',
    'e-mail',
    'employee',
    'employee id',
    'person id',
    'табельный номер',
    'таб. №',
    'эл. почта',
    'код работника',
  ],
  name: ['họ tên', 'họ và tên', 'tên', 'name', 'full name', 'фио', 'ф.и.о.', 'работник', 'имя'],
  unit: ['đơn vị', 'bộ phận', 'phòng/đội', 'unit', 'department', 'подразделение', 'отдел'],
  last: [
    'khám lần trước',
    'ngày khám lần trước',
    'ngày khám gần nhất',
    'last check',
    'last health check',
    'date of last check',
    'прошлый осмотр',
    'последний осмотр',
    'дата последнего осмотра',
    'дата прошлого осмотра',
  ],
  attended: [
    'đã khám',
    'có mặt',
    'điểm danh',
    'attended',
    'attendance',
    'present',
    'явка',
    'присутствие',
    'пришёл',
  ],
}

/** What a cell of `attended` says; folded. */
export const presenceWords: Readonly<Record<'attended' | 'missed', readonly string[]>> = {
  attended: [
    'x',
    'х',
    'co',
    'da kham',
    'co mat',
    'yes',
    'y',
    'present',
    'attended',
    '1',
    'true',
    'да',
    'явка',
    '+',
    'v',
    '✓',
  ],
  missed: ['khong', 'vang', 'vang mat', 'no', 'n', 'absent', 'missed', '0', 'false', 'нет', 'неявка', '-'],
}
