import { fold } from '../../fold.ts'
import type { Rule } from '../grammar.ts'
import type { DayPart } from '../piece.ts'
import { hourWords } from './numbers.ts'
import type { Spelling } from './spelling.ts'

const partByWord: Readonly<Record<string, DayPart>> = {
  sang: 'morning',
  trua: 'noon',
  chieu: 'afternoon',
  toi: 'evening',
  dem: 'night',
  khuya: 'night',
}

/** Matches a part of the day, with what people put around it: đầu giờ chiều, sáng sớm. */
export const parts =
  '(?:(?:buổi|đầu giờ|cuối giờ|đầu buổi|cuối buổi|giữa|xế) )?(?:sáng|trưa|chiều|tối|đêm|khuya)(?: (?:sớm|muộn|tối))?'

export const partOf = (text: string | undefined): DayPart | undefined => {
  const word = text && /(?:sang|trua|chieu|toi|dem|khuya)/.exec(fold(text))?.[0]
  return word ? partByWord[word] : undefined
}

/** After these `sang` is to, and `toi` is I: doi hop sang thu 5. */
const moved =
  '(?:chuyển|lùi|hoãn|đẩy|dịch|kéo|dời)(?: [a-z]+){0,3}|đổi (?:lịch|họp|giờ|cuộc|ca|buổi)(?: [a-z]+){0,2}|đổi|qua|của|cho|với|và|bọn|chúng'

const date = 'thứ|thu|t[2-7]|cn|chủ nhật|ngày|hôm|mùng|mồng|rằm|\\d'

/** Without marks `toi` and `sang` are mostly I and to: they count next to an hour or before a date. */
export const partRules = (spelling: Spelling): Rule[] => {
  const read: Rule['read'] = ({ group }) => ({ part: partOf(group('part')) })
  if (!spelling.plain) return [{ pattern: spelling.words(`(?<part>${parts})`), read }]
  return [
    { pattern: spelling.words('(?<part>(?:buổi )?(?:trưa|chiều|đêm|khuya)|buổi (?:sáng|tối))'), read },
    {
      pattern: spelling.words(
        `(?<=(?:\\d ?(?:h|g|giờ)|\\d(?:h|g|:)\\d\\d|(?:${hourWords}) giờ|rưỡi|phút) )(?<part>sáng|tối)`,
      ),
      read,
    },
    {
      pattern: spelling.words(`(?<part>sáng|tối)(?= (?:${date}))`),
      notAfter: spelling.before(moved),
      read,
    },
  ]
}
