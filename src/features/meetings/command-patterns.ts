import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { fold } from '../../core/understanding/fold.ts'
import { patternsFor } from '../../core/understanding/patterns-for.ts'
import { stepNames } from './step.ts'
import { moreGiveWords, moreTaskWords } from './task-words.ts'
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

export const taskSteps = ['task-show', 'task-done', 'task-postpone'] as const

export type TaskStep = (typeof taskSteps)[number]

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

const besides = <Name>(
  name: Name,
  wordings: Readonly<Record<Language, readonly string[]>>,
): readonly Pattern<Name>[] =>
  languages.flatMap((spoken) =>
    wordings[spoken].map((wording) => ({ name, pattern: compile(wording), spoken })),
  )

export const steps = once(() =>
  patternsFor([
    ...stepNames.flatMap((step) => inEach(step, (language) => texts(language)(`say.${step}`, filled))),
    ...besides('task' as const, moreGiveWords),
  ]),
)
export const taskPatterns = once(() =>
  patternsFor(
    taskSteps.flatMap((step) => [
      ...inEach(step, (language) => texts(language)(`say.${step}`, filled)),
      ...besides(step, moreTaskWords[step]),
    ]),
  ),
)
export const settings = once(() =>
  patternsFor(settingFields.flatMap((field) => inEach(field, (language) => texts(language)(`set.${field}`)))),
)
export const saves = once(() =>
  patternsFor(inEach('save' as const, (language) => texts(language)('draft.save.title'))),
)

/** Words that a line of details may begin with below the first line of a new meeting. */
export const details = once(() =>
  patternsFor(
    settingFields.flatMap((field) => inEach(field, (language) => texts(language)(`detail.${field}`))),
  ),
)

/** The first pattern that a text is of, whatever the case and marks of its words, with what stands in its places. */
export const find = <Name>(
  patternsIn: (text: string) => readonly Pattern<Name>[],
  text: string,
): (Pattern<Name> & { readonly groups: Readonly<Record<string, string>> }) | undefined => {
  const folded = fold(text).replace(/\s+/g, ' ').trim()
  for (const candidate of patternsIn(folded)) {
    const match = candidate.pattern.exec(folded)
    if (match) return { ...candidate, groups: match.groups ?? {} }
  }
  return undefined
}
