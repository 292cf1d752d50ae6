import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, View } from '../../core/conversation/reply.ts'
import { type Language, languages } from '../../core/i18n/language.ts'
import { announcementKinds, contentFields, importances, longest, type Written } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { textIn } from './content.ts'
import { audienceOf } from './count-audience.ts'
import type { Note } from './draft-card.ts'
import { subjectChoices } from './form-subjects.ts'
import { type FormValues, formAsks } from './form-values.ts'
import { languageState } from './language-state.ts'
import { markdownBlocks } from './markdown-blocks.ts'
import { refusalText } from './message-card.ts'
import type { Refusal } from './refusal.ts'
import { texts } from './texts.ts'
import { capitalised } from './wording.ts'

/** The draft that a form is of, as it was when the form was filled; undefined: there is none yet. */
export type FormDraft = { readonly id: string; readonly revision: number } | undefined

export type Form = {
  readonly draft: FormDraft
  readonly values: FormValues
  readonly notes?: readonly Note[]
  /** What it would say once saved: shown below the fields. */
  readonly preview?: Written
  /** Somebody else has changed the draft: what is typed here can not be saved any more. */
  readonly isOutdated?: boolean
}

/** In characters of all languages: fields and preview have the texts twice, and Teams takes only so large a card. */
const longestPreviewed = 12_000

export const fitsBesideFields = ({ content }: Pick<Written, 'content'>): boolean =>
  contentFields
    .flatMap((field) => Object.values(content[field]))
    .reduce((length, text = '') => length + text.length, 0) <= longestPreviewed

/** The fields of an announcement with what was typed, what is wrong with it, and what its readers would see. */
export const formCard = async (
  parts: Announcing,
  { draft, values, notes = [], preview, isOutdated = false }: Form,
  language: Language,
): Promise<Card> => {
  const say = texts(language)
  const heading = draft ? say('form.heading', { id: draft.id }) : say('form.heading.new')
  const submit = (verb: string) => ({ ...draft, loa: 'act', verb: `announcements.${verb}` })
  return {
    name: 'announcements/form',
    view: {
      heading,
      notes: notes.map(({ style, text }) => ({ style, text: literal(text) })),
      labels: labelsOf(language, parts.organisation.zone),
      kinds: announcementKinds.map((kind) => ({ title: say(`kind-of.${kind}`), value: kind })),
      mains: languages.map((code) => ({ title: say(`language.${code}`), value: code })),
      importances: importances.map((code) => ({ title: say(`importance.${code}`), value: code })),
      asks: formAsks.map((ask) => ({ title: say(`asks.${ask}`), value: ask })),
      subjects: await subjectChoices(parts, values.subject, language),
      values,
      sections: languages.map((code) => sectionView(code, values, language)),
      preview: preview ? [await previewView(parts, preview, language)] : [],
      reopen:
        draft && isOutdated
          ? [{ title: say('form.reopen'), data: { id: draft.id, loa: 'act', verb: 'announcements.form' } }]
          : [],
      submitPreview: submit('form-preview'),
      submitSave: submit('form-save'),
    },
    summary: heading,
  }
}

const labelsOf = (language: Language, zone: string): View => {
  const say = texts(language)
  return {
    kind: say('fact.kind'),
    main: say('form.main'),
    importance: say('fact.importance'),
    subject: say('form.subject'),
    pictureUrl: say('form.picture'),
    pictureAlt: say('form.alt'),
    asks: say('fact.buttons'),
    to: say('fact.audience'),
    toHint: say('form.to.hint'),
    toExample: say('form.to.example'),
    when: literal(say('form.when', { zone })),
    day: say('form.day'),
    time: say('form.time'),
    lastDay: say('form.last-day'),
    lastTime: say('form.last-time'),
    preview: say('button.preview'),
    save: say('form.save'),
  }
}

const sectionView = (code: Language, values: FormValues, reader: Language): View => {
  const say = texts(reader)
  return {
    name: capitalised(say(`language.${code}`)),
    fields: contentFields.map((field) => ({
      id: `${field}-${code}`,
      label: say(`form.${field}`, { language: say(`language.${code}`) }),
      value: values[`${field}-${code}`],
      multiline: field === 'body',
      most: longest[field],
    })),
  }
}

/** What readers of each language would see, and how many there are. */
const previewView = async (parts: Announcing, written: Written, reader: Language): Promise<View> => {
  const say = texts(reader)
  const { count, byLanguage, needsSecond } = await audienceOf(parts, written)
  const reach = say('count.text', { count, ...byLanguage })
  return {
    heading: say('form.preview'),
    reach: needsSecond ? `${reach}\n\n${say('draft.second')}` : reach,
    languages: languages.map((language) => previewIn(written, language, reader)),
  }
}

const previewIn = (written: Written, language: Language, reader: Language): View => {
  const say = texts(reader)
  const { content } = written
  return {
    name: capitalised(say(`language.${language}`)),
    ...languageState(written, language, reader),
    title: literal(textIn(content.title, language, written) || texts(language)('card.untitled')),
    summary: literal(textIn(content.summary, language, written)),
    blocks: markdownBlocks(textIn(content.body, language, written)).map(({ text, heading }) => ({
      text,
      weight: heading ? 'Bolder' : 'Default',
    })),
  }
}

/** What is wrong with a form, its field in the words of its label. */
export const formProblem = (refusal: Refusal, language: Language): Note => {
  const { field } = refusal.values ?? {}
  const named = field === undefined ? undefined : fieldName(String(field), language)
  const readable = named === undefined ? refusal : { ...refusal, values: { ...refusal.values, field: named } }
  return { style: 'attention', text: refusalText(readable, language) }
}

const fieldName = (path: string, language: Language): string | undefined => {
  const say = texts(language)
  const [part, name, code] = path.split('.')
  const field = contentFields.find((known) => known === name)
  const written = languages.find((known) => known === code)
  if (part === 'content' && field && written)
    return say(`form.${field}`, { language: say(`language.${written}`) })
  if (part === 'picture') return say(name === 'alt' ? 'form.alt' : 'form.picture')
  return part === 'audience' ? say('fact.audience') : undefined
}

/** Opens the form: of a draft, or of a new one. */
export const formButton = (draft: FormDraft, language: Language): Button => {
  const say = texts(language)
  return draft
    ? {
        kind: 'form',
        title: say('form.edit'),
        verb: 'announcements.form',
        data: { id: draft.id, revision: draft.revision },
        command: say('say.form', { id: draft.id }),
      }
    : {
        kind: 'form',
        title: say('form.new'),
        verb: 'announcements.form-new',
        data: {},
        command: say('form.new'),
      }
}
