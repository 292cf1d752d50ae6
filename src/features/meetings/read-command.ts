import { type Language, languages } from '../../core/i18n/language.ts'
import { fold } from '../../core/understanding/fold.ts'
import { type Meeting, meetingIdSchema } from './meeting.ts'
import { readRepeat } from './read-repeat.ts'
import { type StepData, type StepName, stepNames } from './step.ts'
import { texts } from './texts.ts'

const settingFields = [
  'title',
  'when',
  'place',
  'online',
  'organiser',
  'invited',
  'lastDay',
  'agenda',
  'quorum',
  'reminders',
  'holidays',
] as const

export type SettingField = (typeof settingFields)[number]

export type Line = { readonly field: SettingField; readonly text: string }

/** What a typed command asks for. */
export type TypedCommand = Typed & { readonly spoken: Language }

const taskSteps = ['task-show', 'task-done', 'task-postpone'] as const

export type TaskStep = (typeof taskSteps)[number]

type Typed =
  | { readonly kind: 'step'; readonly step: StepName; readonly data: StepData }
  | { readonly kind: 'task'; readonly step: TaskStep; readonly task: string; readonly text?: string }
  | { readonly kind: 'set'; readonly setting: Line }
  | { readonly kind: 'save'; readonly reason: string }
  | { readonly kind: 'new'; readonly line: string; readonly settings: readonly Line[] }

/** Names of meetings that can be typed: `m12`, or an id of the organisation's file with a dash in it. */
const idPattern = String.raw`(?:#|№|so |no\.? ?)?(?<id>m\d{1,9}|[a-z0-9]+(?:-[a-z0-9]+)+)`

const placeholders: Record<string, string> = {
  id: idPattern,
  date: String.raw`(?: (?<date>\d{4}-\d\d-\d\d))?`,
  item: String.raw`(?<item>\d{1,3})`,
  task: String.raw`(?:#|№)?(?<task>\d{1,9})`,
}

const filled = Object.fromEntries(Object.keys(placeholders).map((name) => [name, `{{${name}}}`]))

type Pattern<Name> = { readonly name: Name; readonly pattern: RegExp; readonly spoken: Language }

const compile = (template: string): RegExp => {
  const pieces = template.split(/( ?\{\{\w+\}\})/).map((piece) => {
    const name = /\{\{(\w+)\}\}/.exec(piece)?.[1]
    if (name === undefined)
      return fold(piece)
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\s+/g, '\\s+')
    const spaced = piece.startsWith(' ') && name !== 'date' ? '\\s+' : ''
    return `${spaced}${placeholders[name] ?? ''}`
  })
  return new RegExp(`^${pieces.join('')}[\\s.!?]*$`, 'u')
}

const inEach = <Name>(name: Name, wording: (language: Language) => string): readonly Pattern<Name>[] =>
  languages.map((spoken) => ({ name, pattern: compile(wording(spoken)), spoken }))

const steps = stepNames.flatMap((step) => inEach(step, (language) => texts(language)(`say.${step}`, filled)))
const taskPatterns = taskSteps.flatMap((step) =>
  inEach(step, (language) => texts(language)(`say.${step}`, filled)),
)
const settings = settingFields.flatMap((field) =>
  inEach(field, (language) => texts(language)(`set.${field}`)),
)
const saves = inEach('save' as const, (language) => texts(language)('draft.save.title'))

/** Words that a line of details may begin with below the first line of a new meeting. */
const details = settingFields.flatMap((field) =>
  inEach(field, (language) => texts(language)(`detail.${field}`)),
)

const newPattern =
  /^(?:tao (?:cuoc )?hop|tao lich hop|len lich hop|dat lich hop|new meeting|create (?:a )?meeting|schedule (?:a )?meeting|(?:новое|создать|назначить|запланировать) (?:совещание|встречу|встреча|собрание))(?![\p{L}])\s*:?\s*/u

/** Reads a command in any of the languages, whatever the case and marks of its words; undefined: it is none. */
export const readCommand = (text: string): TypedCommand | undefined => {
  const [first = '', ...rest] = text.split('\n')
  const colon = /:(?=\s|$)/.exec(first)
  if (!colon) return (rest.length === 0 ? readStep(first) : undefined) ?? readNew(text)
  const head = first.slice(0, colon.index)
  const body = [first.slice(colon.index + 1), ...rest].join('\n').trim()
  return readSetting(head, body) ?? readStep(head, body) ?? readNew(text)
}

const find = <Name>(
  patterns: readonly Pattern<Name>[],
  text: string,
): (Pattern<Name> & { readonly groups: Readonly<Record<string, string>> }) | undefined => {
  const folded = fold(text).replace(/\s+/g, ' ').trim()
  for (const candidate of patterns) {
    const match = candidate.pattern.exec(folded)
    if (match) return { ...candidate, groups: match.groups ?? {} }
  }
  return undefined
}

const readStep = (head: string, text?: string): TypedCommand | undefined => {
  const task = find(taskPatterns, head)
  if (task)
    return {
      kind: 'task',
      step: task.name,
      task: task.groups['task'] ?? '',
      ...(text !== undefined && { text }),
      spoken: task.spoken,
    }
  const step = find(steps, head)
  const id = meetingIdSchema.safeParse(step?.groups['id'])
  if (!step || !id.success || (step.name === 'show' && !/^m\d+$/.test(id.data))) return undefined
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
  const save = find(saves, head)
  if (save) return { kind: 'save', reason: text, spoken: save.spoken }
  const setting = find(settings, head)
  return setting && { kind: 'set', setting: { field: setting.name, text }, spoken: setting.spoken }
}

const readNew = (text: string): TypedCommand | undefined => {
  const [first = '', ...rest] = text.split('\n')
  const folded = fold(first)
  const started = folded.length === first.length ? newPattern.exec(folded) : null
  const line = started ? first.slice(started[0].length) : first
  if (line.trim() === '' || !(started ? true : isPlainMeeting(first))) return undefined
  const spoken = spokenIn(started ? folded : fold(line))
  const { settings: found, rest: more } = readDetails(rest)
  return more ? undefined : { kind: 'new', line, settings: found, spoken }
}

/** What follows the first line: "invited: radio team", and the items of the agenda, a line each. */
const readDetails = (
  lines: readonly string[],
): { readonly settings: readonly Line[]; readonly rest: boolean } => {
  const found: Line[] = []
  const agenda: string[] = []
  let inAgenda = false
  for (const line of lines.filter((candidate) => candidate.trim() !== '')) {
    const colon = line.indexOf(':')
    const detail = colon > 0 ? find(details, line.slice(0, colon)) : undefined
    const text = line.slice(colon + 1).trim()
    if (detail && detail.name !== 'agenda') found.push({ field: detail.name, text })
    else if (detail) {
      inAgenda = true
      if (text) agenda.push(text)
    } else if (inAgenda || /^\s*(?:[-•*]|\d{1,2}[.)])\s/u.test(line)) agenda.push(line)
    else return { settings: [], rest: true }
  }
  return {
    settings: [
      ...found,
      ...(agenda.length > 0 ? [{ field: 'agenda' as const, text: agenda.join('\n') }] : []),
    ],
    rest: false,
  }
}

const questionWords =
  /(?<![\p{L}])(?:gi|nao|may gio|dau|ai|khi nao|bao gio|khong|chua|co|what|when|where|who|which|is|are|do|does|will|how|why|когда|где|кто|какие|какая|какой|что|ли|во сколько|сколько|есть)(?![\p{L}])|\?/u

/** Where a meeting is named at the beginning, or only what it is: "every Monday 8:30 stand-up". */
const meetingWords =
  /(?<![\p{L}])(?:hop|giao ban|hoi y|briefing|meeting|stand-?up|sync|call|review|retro|huddle|совещани\p{L}+|планерк\p{L}+|оперативк\p{L}+|летучк\p{L}+|встреч\p{L}+|собрани\p{L}+|заседани\p{L}+|созвон\p{L}*)(?![\p{L}])/u

/** Without a word such as "new meeting": a meeting, how often, and when, in one short line that asks nothing. */
const isPlainMeeting = (line: string): boolean => {
  const folded = fold(line)
  if (line.length > 200 || /:\s/.test(line) || questionWords.test(folded) || !meetingWords.test(folded))
    return false
  return /\d/.test(line) && hasClock(folded) && readRepeat(line) !== undefined
}

const hasClock = (folded: string): boolean =>
  /(?<!\d)\d{1,2}(?::\d\d|h\d{0,2}| ?gio| ?(?:am|pm)|\.\d\d| утра| вечера| час)(?!\d)/u.test(folded)

const spokenIn = (folded: string): Language => {
  if (/[а-я]/u.test(folded)) return 'ru'
  return /(?<![\p{L}])(?:hop|tao|giao ban|hang|moi|thu [2-7]|phong|ngay|luc|hoi y)(?![\p{L}])/u.test(folded)
    ? 'vi'
    : 'en'
}
