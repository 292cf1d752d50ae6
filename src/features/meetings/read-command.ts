import type { Language } from '../../core/i18n/language.ts'
import { find, saves, settings, steps, type TaskStep, taskPatterns } from './command-patterns.ts'
import { type Meant, readMeant } from './meant-words.ts'
import { type Meeting, meetingIdSchema } from './meeting.ts'
import { type Line, type NewMeeting, readNew } from './read-new-meeting.ts'
import type { StepData, StepName } from './step.ts'

/** What a typed command asks for. */
export type TypedCommand = Typed & { readonly spoken: Language }

type Typed =
  | { readonly kind: 'step'; readonly step: StepName; readonly data: StepData }
  | { readonly kind: 'task'; readonly step: TaskStep; readonly task: string; readonly text?: string }
  | { readonly kind: 'set'; readonly setting: Line }
  | ({ readonly kind: 'meant' } & Meant)
  | { readonly kind: 'save'; readonly reason: string }
  | Omit<NewMeeting, 'spoken'>

/** Reads a command in any of the languages, whatever the case and marks of its words; undefined: it is none. */
export const readCommand = (text: string): TypedCommand | undefined => {
  const [first = '', ...rest] = text.split('\n')
  const colon = /:(?=\s|$)/.exec(first)
  if (!colon) return (rest.length === 0 ? (readStep(first) ?? readAbout(first)) : undefined) ?? readNew(text)
  const head = first.slice(0, colon.index)
  const body = [first.slice(colon.index + 1), ...rest].join('\n').trim()
  return readSetting(head, body) ?? readStep(head, body) ?? readNew(text)
}

const readStep = (head: string, text?: string): TypedCommand | undefined => {
  const task = find(taskPatterns(), head)
  if (task)
    return {
      kind: 'task',
      step: task.name,
      task: task.groups['task'] ?? '',
      ...(text !== undefined && { text }),
      spoken: task.spoken,
    }
  const step = find(steps(), head)
  if (!step) return undefined
  const id = meetingIdSchema.safeParse(step.groups['id'])
  if (!id.success || (step.name === 'show' && !/^m\d+$/.test(id.data))) return undefined
  return { kind: 'step', step: step.name, data: dataOf(id.data, step.groups, text), spoken: step.spoken }
}

const dataOf = (
  id: Meeting['id'],
  { date, item }: Readonly<Record<string, string>>,
  text: string | undefined,
): StepData => ({
  id,
  ...(date !== undefined && { date }),
  ...(item !== undefined && { item: Number(item) }),
  ...(text !== undefined && { text }),
})

const readSetting = (head: string, text: string): TypedCommand | undefined => {
  const save = find(saves(), head)
  if (save) return { kind: 'save', reason: text, spoken: save.spoken }
  const setting = find(settings(), head)
  return setting && { kind: 'set', setting: { field: setting.name, text }, spoken: setting.spoken }
}

const readAbout = (line: string): TypedCommand | undefined => {
  const about = readMeant(line)
  return about && { kind: 'meant', ...about.meant, spoken: about.language }
}
