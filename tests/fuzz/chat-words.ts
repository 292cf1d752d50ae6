import { commands } from './typed-commands.ts'

/** Words that questions, dates, figures and commands are made of, right and wrong. */
export const words: readonly string[] = [
  ...'mạng vô tuyến tổng đài giàn MSP-1 CTP-2 hôm nay mai tuần sau tháng 12 quý 3 năm 2020 của tôi lịch khám họp giao ban khen thưởng chế độ bảo hiểm Tết mùng 5 rằm kpi đạt kế hoạch không có'.split(
    ' ',
  ),
  ...'service status radio internet down health check tomorrow next Friday at 9 from to until meeting agenda award benefits everyone unit team weekly monthly except all none'.split(
    ' ',
  ),
  ...'связь рация интернет почта завтра в пятницу с по до третий квартал медосмотр совещание планёрка награды льготы всем кроме каждый понедельник'.split(
    ' ',
  ),
  ...'1 0 -1 2 12 64 99 9:00 9h30 24:00 25:61 17/12/2020 31/02/2026 2026-12-01 01.13.2026 88,36% 115.000 1e9 ٣ ½ MSP-9 radio-team telephone offshore_link'.split(
    ' ',
  ),
  ...': ; , . - – — ? ! | ( ) " « » # № / \\ * _ ` ~ > < @ & % $ = +'.split(' '),
  '\n',
  '\t',
  '\u0000',
  '\u200b',
  '\u202e',
  'ｆｕｌｌ',
  '😀',
  'người',
  'Ё',
]

/** Beginnings of every typed command, with numbers where they take some. */
export const openings: readonly string[] = commands
