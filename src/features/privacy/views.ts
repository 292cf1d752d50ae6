import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { type NoticeWishes, noticeCategories } from '../../core/people/disturbing.ts'
import type { Contact } from '../../core/people/organisation.ts'
import { type OwnData, stayText } from './gather-own-data.ts'
import { daysUntilErased } from './known-person.ts'
import type { Unclear } from './read-command.ts'
import { texts } from './texts.ts'

export const saveVerb = 'privacy.save-wishes'

/** `contact`: whom to ask, for somebody who wants it erased. */
type OwnDataAround = { readonly file: string; readonly contact: Contact | undefined }

/** What is kept of a person, by kind, and how long it stays. */
export const ownDataCard = (
  kept: readonly OwnData[],
  { file, contact }: OwnDataAround,
  language: Language,
): Card => {
  const say = texts(language)
  const count = kept.reduce((sum, { items }) => sum + items.length, 0)
  const intro = [
    ...(contact
      ? [say('own.erase', { name: contact.name, email: contact.email ?? contact.phone ?? '' })]
      : []),
    say('own.intro', { count }),
  ].join(' ')
  return {
    name: 'privacy/own-data',
    view: {
      heading: say('own.heading'),
      intro: literal(intro),
      kinds: kept.map(({ kind, items }) => ({
        name: say(`kind.${kind}`),
        count: String(items.length),
        stays: stayText(kind, language),
      })),
      note: say('own.note', { days: daysUntilErased }),
    },
    summary: intro,
    next: [
      { kind: 'open', title: say('own.file'), url: file },
      { kind: 'say', title: say('wishes.title'), command: say('wishes.title') },
    ],
  }
}

/** What a person is told of and when, with the fields to change it. `note` says what has just become of it. */
export const wishesCard = (wishes: NoticeWishes, language: Language, note?: WishNote): Card => {
  const say = texts(language)
  const stand = standOf(wishes, language)
  return {
    name: 'privacy/wishes',
    view: {
      heading: say('wishes.heading'),
      note: note ? say(`wishes.${note}`) : '',
      style: note ? noteStyles[note] : 'good',
      stand: literal(stand),
      labels: {
        muted: say('wishes.label.muted'),
        from: say('wishes.label.from'),
        to: say('wishes.label.to'),
      },
      values: {
        muted: wishes.muted.join(','),
        from: wishes.quiet?.from ?? '',
        to: wishes.quiet?.to ?? '',
      },
      categories: noticeCategories.map((category) => ({
        title: say(`category.${category}`),
        value: category,
      })),
      hint: say('wishes.hint'),
    },
    summary: note ? `${say(`wishes.${note}`)} ${stand}` : stand,
    next: [saveButton(language), ...(asksForHours(note) ? usualHours(language) : toggles(wishes, language))],
  }
}

type WishNote = 'saved' | Unclear

const noteStyles = {
  saved: 'good',
  'bad-hours': 'attention',
  'which-hours': 'accent',
  'which-notices': 'accent',
} as const satisfies Record<WishNote, string>

const asksForHours = (note: WishNote | undefined): boolean => note === 'bad-hours' || note === 'which-hours'

/** Hours that people are quiet in: the night, from the evening on, and all that is no work. */
const night = '22:00-06:00'
const usual = [night, '20:00-06:00', '18:00-07:00']

const usualHours = (language: Language): readonly Button[] =>
  usual.map((hours) => ({
    kind: 'say',
    title: hours.replace('-', '–'),
    command: texts(language)('command.quiet', { hours }),
  }))

const standOf = ({ muted, quiet }: NoticeWishes, language: Language): string => {
  const say = texts(language)
  const names = muted.map((category) => say(`category.${category}`)).join(', ')
  return [
    muted.length > 0 ? say('stand.muted', { names }) : say('stand.all'),
    quiet ? say('stand.quiet', quiet) : say('stand.always'),
  ].join(' ')
}

const saveButton = (language: Language): Button => ({
  kind: 'act',
  title: texts(language)('wishes.save'),
  verb: saveVerb,
  data: {},
  command: texts(language)('wishes.title'),
})

/** The same for those who have no fields, a tap each. */
const toggles = ({ muted, quiet }: NoticeWishes, language: Language): readonly Button[] => {
  const say = texts(language)
  const commands = [
    ...noticeCategories.map((category) =>
      say(muted.includes(category) ? `command.unmute.${category}` : `command.mute.${category}`),
    ),
    quiet ? say('command.quiet.off') : say('command.quiet', { hours: night }),
  ]
  return commands.map((command) => ({ kind: 'say', title: command, command }))
}
