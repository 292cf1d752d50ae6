import { z } from 'zod'
import { typed } from '../../core/conversation/form-field.ts'
import { literal } from '../../core/conversation/markdown.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Arranging } from './arranging.ts'
import { giveTasks } from './give-task.ts'
import { type Keeping, keepRecord, recordedOccurrence } from './keep-record.ts'
import { meetingIdSchema } from './meeting.ts'
import { meetingCards } from './meeting-cards.ts'
import type { Occurrence } from './occurrence.ts'
import { type MeetingRecord, recordId, records } from './record.ts'
import { refusalText } from './refusal.ts'
import { refusalReply } from './replies.ts'
import { texts } from './texts.ts'
import { whenWords } from './views.ts'

/** What the dialog sends. `done` are the ticked items, between commas. */
export const minutesSchema = z.object({
  id: meetingIdSchema,
  date: z.iso.date(),
  revision: z.int().min(0),
  done: typed(10_000),
  minutes: typed(10_000),
  newTasks: typed(10_000),
})

type SubmittedMinutes = z.infer<typeof minutesSchema>

/** The dialog of a meeting while it is held and after: items to tick off, minutes, tasks to give. */
export const openMinutes = async (parts: Arranging, turn: Turn, keeping: Keeping): Promise<Reply> => {
  const occurrence = await recordedOccurrence(parts, turn, keeping)
  if (isRefused(occurrence)) return refusalReply(occurrence, turn)
  const record = await recordOf(parts, occurrence)
  const typed = { done: (record?.done ?? []).join(','), minutes: record?.minutes ?? '', newTasks: '' }
  return personal(minutesCard(turn, occurrence, { ...typed, revision: record?.revision ?? 0 }))
}

const recordOf = async (
  { store }: Arranging,
  { meeting, date }: Occurrence,
): Promise<MeetingRecord | undefined> => (await store.get(records, recordId(meeting.id, date)))?.document

const minutesCard = (
  turn: Turn,
  occurrence: Occurrence,
  values: Omit<SubmittedMinutes, 'id' | 'date'>,
  problem?: string,
): Card => {
  const { language } = turn
  const say = texts(language)
  const { meeting, date } = occurrence
  const heading = inLanguage(meeting.title, language)
  return {
    name: 'meetings/minutes',
    view: {
      heading: literal(heading),
      when: whenWords(occurrence, turn),
      notes: problem ? [{ style: 'attention', text: literal(problem) }] : [],
      items: meeting.agenda.map((item, index) => ({
        value: item.id,
        title: `${index + 1}. ${inLanguage(item.title, language)}`,
      })),
      values,
      labels: {
        done: say('minutes.done'),
        minutes: say('record.minutes'),
        newTasks: say('minutes.tasks'),
        tasksHint: say('minutes.tasks.hint'),
        save: say('form.save'),
      },
      submit: { loa: 'act', verb: 'meetings.minutes-save', id: meeting.id, date, revision: values.revision },
    },
    summary: heading,
  }
}

/** Tasks first: what is wrong with one of them is said before anything is kept. */
export const saveMinutes = async (parts: Arranging, turn: Turn, form: SubmittedMinutes): Promise<Reply> => {
  const { id, date, revision, ...typed } = form
  const occurrence = await recordedOccurrence(parts, turn, { id, date })
  if (isRefused(occurrence)) return refusalReply(occurrence, turn)
  const known = new Set(occurrence.meeting.agenda.map((item) => item.id))
  const done = typed.done.split(',').filter((item) => known.has(item))
  const before = (await recordOf(parts, occurrence))?.revision ?? 0
  const again = (problem: string) =>
    personal(minutesCard(turn, occurrence, { ...typed, done: done.join(','), revision: before }, problem))
  if (before === revision) {
    const given = await giveTasks(parts, turn, { id, date }, typed.newTasks)
    if (isRefused(given)) return again(refusalText(given, turn.language))
  }
  const minutes = typed.minutes.trim()
  const kept = await keepRecord(parts, turn, { id, date, revision }, (record) => ({
    ...record,
    done,
    minutes,
  }))
  if (isRefused(kept)) return again(refusalText(kept, turn.language))
  const notice = texts(turn.language)('saved.minutes')
  const cards = await meetingCards(parts, turn, kept, { isNext: true, personal: true, notice })
  return { cards, personal: true, closesDialog: true }
}
