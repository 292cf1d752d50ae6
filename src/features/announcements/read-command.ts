import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { fold } from '../../core/understanding/fold.ts'
import { patternsFor } from '../../core/understanding/patterns-for.ts'
import { type Rsvp, rsvps } from './answer.ts'
import { type StepData, type StepName, stepNames } from './step.ts'
import { texts } from './texts.ts'
import { type TypedField, typedFields } from './typed-fields.ts'

/** What a text command asks for. */
export type TypedCommand = Typed & {
  /** The language of its words. */
  readonly spoken: Language
}

type Typed =
  | { readonly kind: 'step'; readonly step: StepName; readonly data: StepData }
  | {
      readonly kind: 'set'
      readonly field: TypedField
      readonly id: string
      readonly language?: Language | undefined
      readonly text: string
    }
  | { readonly kind: 'new'; readonly text: string }

/**
 * Reads "release 12 64", "title 12 en: Water outage", "new announcement: …" in any of the languages, whatever the case
 * and marks of the words. The wordings are those of the messages that buttons are phrased with, so that the two can
 * not part ways. undefined: it is no command of announcements.
 */
export const readCommand = (text: string): TypedCommand | undefined => {
  const colon = text.indexOf(':')
  if (colon >= 0) {
    const typed = readSetting(text.slice(0, colon), text.slice(colon + 1).trim())
    if (typed) return typed
  }
  return readStep(text)
}

type Pattern<Name> = { readonly name: Name; readonly pattern: RegExp; readonly spoken: Language }

const placeholders: Record<string, string> = {
  id: String.raw`\s+(?:(?:#|№|so\s|no\.?|n)\s*)?(?<id>\d{1,9}(?:-\d{12})?)`,
  count: String.raw`(?:\s+(?<confirm>\d{1,9}))?`,
  choice: String.raw`(?:\s+(?<choice>\d))?`,
  language: String.raw`(?:\s+(?<language>vi|en|ru))?`,
}

const filled = Object.fromEntries(Object.keys(placeholders).map((name) => [name, `{{${name}}}`]))

const compile = (template: string): RegExp => {
  const pieces = template.split(/\s*\{\{(\w+)\}\}/).map((piece, index) =>
    index % 2 === 1
      ? (placeholders[piece] ?? '')
      : fold(piece)
          .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
          .replace(/\s+/g, '\\s+'),
  )
  return new RegExp(`^\\s*${pieces.join('')}[\\s.!?]*$`, 'u')
}

const inEachLanguage = <Name>(
  name: Name,
  wording: (language: Language) => string,
): readonly Pattern<Name>[] =>
  languages.map((language) => ({ name, pattern: compile(wording(language)), spoken: language }))

type Said = { readonly step: StepName; readonly rsvp?: Rsvp }

const steps = once(() =>
  patternsFor<Pattern<Said>>([
    ...stepNames
      .filter((step) => step !== 'rsvp')
      .flatMap((step) =>
        inEachLanguage<Said>({ step }, (language) => texts(language)(`say.${step}`, filled)),
      ),
    ...rsvps.flatMap((rsvp) =>
      inEachLanguage<Said>({ step: 'rsvp', rsvp }, (language) => texts(language)(`say.rsvp-${rsvp}`, filled)),
    ),
  ]),
)

const settings = once((): readonly Pattern<TypedField>[] =>
  typedFields.flatMap((field) =>
    inEachLanguage(field, (language) => texts(language)(`set.${field}`, filled)),
  ),
)

const newDrafts = once((): readonly Pattern<'new'>[] =>
  inEachLanguage('new', (language) => texts(language)('compose.new.title')),
)

const readStep = (text: string): TypedCommand | undefined => {
  const folded = fold(text)
  for (const { name, pattern, spoken } of steps()(folded)) {
    const groups = pattern.exec(folded)?.groups
    if (!groups) continue
    const { id = '', confirm, choice } = groups
    const data = {
      id,
      ...(confirm !== undefined && { confirm: Number(confirm) }),
      ...(choice !== undefined && { choice: Number(choice) }),
      ...(name.rsvp && { rsvp: name.rsvp }),
    }
    return { kind: 'step', step: name.step, data, spoken }
  }
  return undefined
}

const readSetting = (head: string, text: string): TypedCommand | undefined => {
  const folded = fold(head)
  const started = newDrafts().find(({ pattern }) => pattern.test(folded))
  if (started) return { kind: 'new', text, spoken: started.spoken }
  for (const { name, pattern, spoken } of settings()) {
    const groups = pattern.exec(folded)?.groups
    if (!groups) continue
    const language = languages.find((code) => code === groups['language'])
    return { kind: 'set', field: name, id: groups['id'] ?? '', language, text, spoken }
  }
  return undefined
}
