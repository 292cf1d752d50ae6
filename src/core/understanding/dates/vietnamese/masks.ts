import { mask, type Rule } from '../grammar.ts'
import type { Spelling } from './spelling.ts'

const label =
  'phòng|phòng họp|số|máy lẻ|nhánh|ext|extension|nội bộ|đường|phố|lầu|tầng|quyết định|qđ|nghị quyết|công văn|thông tư|nghị định|điều|khoản|mục|trang|khóa|khoá|cổng|version|phiên bản|room|decision|tel|sđt|đt|#'

const fullDate = '(?!\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}(?!\\d))'

/** Numbers that name a thing: a room, an extension, a decision, a telephone. */
export const maskRules = (spelling: Spelling): Rule[] => [
  mask(spelling.words(`(?:${label})(?: số)? ?[:.]? ?${fullDate}[\\d./-]*\\d(?![h:])`)),
  mask(spelling.words('\\d+(?:/\\d+)*/(?:qđ|nq|tb|kh|cv|tt|nđ|bc|hd|ct|tc|cđ|vp)[a-z\\u01110-9/&-]*')),
  mask(spelling.words('\\d+(?:/\\d+)*/[a-z\\u0111]+-[a-z\\u01110-9/&-]*')),
  /** Half a day is no 1 February. */
  mask(spelling.words('[13]/[234] (?:ngày|buổi|tuần)(?! nào)')),
  mask(/(?:\+\d|(?<!\d)0\d{2,3}[ .-]\d{3})[\d .-]{4,}\d/g),
]
