import type { FeatureParts } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { formatDay } from '../../core/time/format.ts'
import { answerId, answerOn, answers } from './answer.ts'
import { attendanceOf, attendanceSection } from './attendance.ts'
import type { Occurrence } from './occurrence.ts'
import { isInvited, mayManage } from './policy.ts'
import { recordId, records, type Task, tasks } from './record.ts'
import { repeatWords } from './repeat-words.ts'
import { texts } from './texts.ts'
import type { Extra, Section } from './views.ts'

/**
 * What a meeting's card says beside the schedule: the reader's own answer, who comes (for who manages it), what was
 * ticked off, the minutes and the tasks. In a shared place only what was ticked off.
 */
export const occurrenceExtra = async (
  parts: Pick<FeatureParts, 'store' | 'directory'>,
  turn: Turn,
  occurrence: Occurrence,
  isPrivate: boolean,
): Promise<Pick<Extra, 'facts' | 'sections' | 'done'>> => {
  const { store } = parts
  const { meeting, date } = occurrence
  const record = (await store.get(records, recordId(meeting.id, date)))?.document
  const done = record?.done ?? []
  if (!isPrivate || !isInvited(turn.person, meeting)) {
    return isPrivate && mayManage(turn.person, meeting)
      ? { done, sections: [attendanceSection(await attendanceOf(parts, occurrence), turn.language)] }
      : { done }
  }
  const say = texts(turn.language)
  const answer = (await store.get(answers, answerId(meeting.id, turn.person.id)))?.document
  const rsvp = answerOn(answer, date)
  return {
    done,
    facts: [
      ...(meeting.repeat ? [[say('fact.repeat'), repeatWords(meeting, turn.language)] as const] : []),
      ...(rsvp ? [[say('fact.answer'), say(`answer.${rsvp}`)] as const] : []),
      ...(meeting.overruled && mayManage(turn.person, meeting)
        ? [[say('fact.overruled'), meeting.overruled] as const]
        : []),
    ],
    sections: [
      ...(mayManage(turn.person, meeting) && meeting.told
        ? [attendanceSection(await attendanceOf(parts, occurrence), turn.language)]
        : []),
      ...(record?.minutes ? [{ heading: say('record.minutes'), lines: paragraphs(record.minutes) }] : []),
      ...(await taskSection(parts, turn, occurrence)),
    ],
  }
}

const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => literal(line))

const taskSection = async (
  { store, directory }: Pick<FeatureParts, 'store' | 'directory'>,
  { language }: Turn,
  { meeting, date }: Occurrence,
): Promise<readonly Section[]> => {
  const { items } = await store.find(tasks, {
    index: 'meeting',
    equals: recordId(meeting.id, date),
    limit: 100,
  })
  if (items.length === 0) return []
  const lines = await Promise.all(
    items.map(async ({ document }) =>
      taskLine(document, (await directory.person(document.owner))?.name ?? document.owner, language),
    ),
  )
  return [{ heading: texts(language)('record.tasks'), lines }]
}

/** "✓ 3. Order the cable – Lê Thanh Mai, by 03/12/2026". */
export const taskLine = (task: Task, owner: string, language: Turn['language']): string => {
  const line = texts(language)('task.line', {
    id: task.id,
    text: task.text,
    owner,
    day: formatDay(task.due, language),
  })
  return literal(`${task.state === 'done' ? '✓' : '○'} ${line}`)
}
