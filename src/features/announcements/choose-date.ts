import { literal } from '../../core/conversation/markdown.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { formatLongDay } from '../../core/time/format.ts'
import type { DayRange, Slots } from '../../core/understanding/intent.ts'
import { newsButton } from './buttons.ts'
import { texts } from './texts.ts'
import { dateSlotOf } from './wording.ts'

/** Asks which day is meant by a date that can be read in several ways. */
export const chooseDate = (
  { language }: Turn,
  slots: Slots,
  { text, readings }: { readonly text: string; readonly readings: readonly DayRange[] },
): Reply => {
  const say = texts(language)
  const heading = say('date.heading')
  return {
    cards: [
      {
        name: 'announcements/list',
        view: { heading, intro: literal(say('date.text', { date: text })), lines: [], hint: '' },
        summary: heading,
        next: readings.map((days) =>
          newsButton(
            formatLongDay(days.from, language),
            { ...slots, date: dateSlotOf(days, language) },
            language,
          ),
        ),
      },
    ],
  }
}
