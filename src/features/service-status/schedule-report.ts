import { z } from 'zod'
import type { Command, FeatureParts, Heard } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Button, Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type NoticeKind, noticeKind } from '../../core/delivery/notice.ts'
import type { Language } from '../../core/i18n/language.ts'
import { absent, put, remove } from '../../core/store/store.ts'
import { formatDay } from '../../core/time/format.ts'
import { dayRangeSchema } from '../../core/understanding/intent.ts'
import { inEach } from './in-each.ts'
import { readSchedule, type SaidSchedule } from './read-schedule.ts'
import { nextDue, type ReportSchedule, reportSchedules, scheduleId } from './report-schedule.ts'
import { type ReportParts, showReport } from './report-services.ts'
import { readReportWords } from './report-words.ts'
import { texts } from './wording.ts'

export type ScheduleParts = ReportParts & Pick<FeatureParts, 'notices'>

export const reportNotice = 'service-report'

/** "service report monthly on day 5 at 08:00": the report comes to the person's own chat from then on. */
export const hearSchedule =
  (parts: ScheduleParts) =>
  (text: string): Heard | undefined => {
    const words = readReportWords(text)
    const said = words && readSchedule(words.rest)
    if (!said) return undefined
    return {
      language: words.language,
      run: async (turn) => ({
        cards: [said === 'no-such-time' ? noSuchTime(turn.language) : await schedule(parts, turn, said)],
        personal: true,
      }),
    }
  }

const schedule = async (parts: ScheduleParts, turn: Turn, said: SaidSchedule): Promise<Card> => {
  const { store, clock, organisation } = parts
  const { person, language } = turn
  const when = { ...said, zone: person.zone ?? organisation.zone }
  const id = scheduleId({ person: person.id, rhythm: said.rhythm })
  const due = nextDue(when, clock())
  const document: ReportSchedule = { id, person: person.id, ...when, next: due.toUTC().toISO() ?? '' }
  const known = await store.get(reportSchedules, id)
  const committed = await store.commit([put(reportSchedules, id, document, known?.version ?? absent)])
  // It just ran, or the person said it twice at once: look again.
  if (!committed.ok) return schedule(parts, turn, said)
  const say = texts(language)
  const heading = say(`schedule.set.${said.rhythm}`)
  const text = say('schedule.next', {
    time: said.time,
    day: formatDay(due.toFormat('yyyy-MM-dd'), language),
    zone: due.toFormat("'UTC'Z"),
  })
  return { ...messageCard(heading, text), summary: `${heading}. ${text}`, next: [stopButton(language)] }
}

const noSuchTime = (language: Language): Card =>
  messageCard(texts(language)('schedule.unread.heading'), texts(language)('schedule.unread'))

const stopButton = (language: Language): Button => ({
  kind: 'say',
  title: texts(language)('command.reportStop.title'),
  command: texts(language)('command.reportStop.title'),
})

/** Ends all of a person's own schedules. */
export const stopCommand = (parts: ScheduleParts): Command => ({
  title: inEach('command.reportStop.title'),
  description: inEach('command.reportStop.description'),
  menu: [],
  run: (turn) => stop(parts, turn),
})

const stop = async (parts: ScheduleParts, turn: Turn): Promise<Reply> => {
  const query = { index: 'person', equals: turn.person.id }
  const { items } = await parts.store.find(reportSchedules, query)
  const committed = await parts.store.commit(
    items.map(({ id, version }) => remove(reportSchedules, id, version)),
  )
  if (!committed.ok) return stop(parts, turn)
  const say = texts(turn.language)
  const heading = say(items.length > 0 ? 'schedule.stopped' : 'schedule.none')
  return personal(messageCard(heading, say('schedule.again')))
}

const messageCard = (heading: string, text: string): Card => ({
  name: 'service-status/message',
  view: { heading, text: literal(text), lead: '', facts: [] },
  summary: heading,
})

/** The report that a schedule brings, in its reader's language, made when it is sent. */
export const reportNotices = (parts: ReportParts): readonly NoticeKind[] => [
  noticeKind(reportNotice, z.strictObject({ range: dayRangeSchema }), ({ language }, { range }) =>
    showReport(parts, { language, now: parts.clock() }, range),
  ),
]
