import { DateTime } from 'luxon'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, CardName, View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { formatDay, formatTime } from '../../core/time/format.ts'
import { type Announcement, type AnnouncementKind, isOpenToAnswers, pollOf } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import type { PersonAnswer } from './answer.ts'
import { answerButtons } from './answer-buttons.ts'
import { notificationText, textIn } from './content.ts'
import { markdownBlocks } from './markdown-blocks.ts'
import { subjectView } from './subject-view.ts'
import { texts } from './texts.ts'

type Sources = Pick<Announcing, 'store' | 'awards' | 'links' | 'organisation' | 'clock'>

/** Why a card comes, beside the announcement itself. */
export type Occasion = 'announce' | 'remind' | 'trial' | 'update'

const templates = {
  notice: 'announcements/notice',
  outage: 'announcements/outage',
  condolence: 'announcements/condolence',
  conference: 'announcements/conference-notice',
  'award-list': 'announcements/award-notice',
} as const satisfies Record<AnnouncementKind, CardName>

type Shown = {
  readonly occasion?: Occasion
  /** What this reader answered already. */
  readonly answer?: PersonAnswer
  /** What this reader has to be told beside it. */
  readonly notes?: readonly Flag[]
}

/** The announcement as its readers see it. */
export const announcementCard = async (
  sources: Sources,
  announcement: Announcement,
  language: Language,
  { occasion = 'announce', answer, notes = [] }: Shown = {},
): Promise<Card> => {
  const say = texts(language)
  const about = await subjectView(sources, announcement, language)
  const summary = notificationText(announcement, language) || say('card.untitled')
  return {
    name: templates[announcement.kind],
    view: {
      ...announcementView(sources, announcement, language),
      flags: [
        ...notes.map(({ style, text }) => ({ style, text: literal(text) })),
        ...flagsOf(sources, announcement, language, occasion),
        ...(answer ? answerFlags(sources, announcement, answer, language) : []),
      ],
      poll: isAnswerable(announcement) ? pollView(announcement, language) : [],
      ...about.view,
    },
    summary: summaryOf(announcement, summary, language, occasion),
    provenance: {
      source: say('card.source', { id: announcement.id }),
      owner: announcement.author.name,
      validFrom: formatDay(localIso(sources, announcement.released?.by.at), language),
    },
    next: [
      ...(isAnswerable(announcement) ? answerButtons(announcement, language) : []),
      ...about.next,
    ] satisfies Button[],
  }
}

/** A draft shows its buttons as its readers will see them; what is over shows none. */
const isAnswerable = (announcement: Announcement): boolean =>
  !announcement.released || isOpenToAnswers(announcement)

const announcementView = (_: Sources, announcement: Announcement, language: Language): View => {
  const say = texts(language)
  const { content, picture, kind } = announcement
  return {
    kicker: say(`card.kicker.${kind}`),
    title: literal(textIn(content.title, language, announcement) || say('card.untitled')),
    picture: picture
      ? [{ url: picture.url, altText: textIn(picture.alt, language, announcement) || say('card.picture') }]
      : [],
    blocks: markdownBlocks(textIn(content.body, language, announcement)).map(({ text, heading }) => ({
      text,
      weight: heading ? 'Bolder' : 'Default',
    })),
    note: fallbackNote(announcement, language),
  }
}

/** Says so where the reader gets another language than their own. */
const fallbackNote = ({ content, main }: Announcement, language: Language): string =>
  language !== main &&
  ((content.title[main] && !content.title[language]) || (content.body[main] && !content.body[language]))
    ? texts(language)('card.fallback', { language: texts(language)(`language.${main}`) })
    : ''

const summaryOf = (
  { state, importance }: Announcement,
  summary: string,
  language: Language,
  occasion: Occasion,
): string => {
  const say = texts(language)
  if (occasion === 'trial') return say('summary.trial', { summary })
  if (occasion === 'remind') return say('summary.remind', { summary })
  if (state === 'expired') return say('summary.expired', { summary })
  if (occasion === 'update') return say('summary.update', { summary })
  return importance === 'normal' ? summary : say(`summary.${importance}`, { summary })
}

type Flag = { readonly style: string; readonly text: string }

/** What a reader has to notice first. */
const flagsOf = (
  sources: Sources,
  announcement: Announcement,
  language: Language,
  occasion: Occasion,
): readonly Flag[] => {
  const say = texts(language)
  const { importance, state, expiry, revised } = announcement
  return [
    ...(occasion === 'trial' ? [{ style: 'accent', text: say('flag.trial') }] : []),
    ...(state === 'expired' ? [{ style: 'emphasis', text: say('flag.expired') }] : []),
    ...(occasion === 'remind' ? [{ style: 'warning', text: say('flag.remind') }] : []),
    ...(importance === 'normal' || state === 'expired'
      ? []
      : [{ style: importance === 'urgent' ? 'attention' : 'warning', text: say(`flag.${importance}`) }]),
    ...(revised && state !== 'expired'
      ? [{ style: 'accent', text: say('flag.revised', { fields: fieldWords(revised, language) }) }]
      : []),
    ...(expiry && state !== 'expired'
      ? [{ style: 'default', text: say('flag.until', { moment: momentText(sources, expiry.at, language) }) }]
      : []),
  ]
}

const revisedWords = [
  'content.title',
  'content.summary',
  'content.body',
  'picture',
  'importance',
  'expiry',
] as const

/** "title, text": what a revision changed. */
export const fieldWords = (fields: readonly string[], language: Language): string =>
  revisedWords
    .filter((field) => fields.includes(field))
    .map((field) => texts(language)(`field.${field}`))
    .join(', ')

const answerFlags = (
  sources: Sources,
  announcement: Announcement,
  { acknowledged, rsvp, vote }: PersonAnswer,
  language: Language,
): readonly Flag[] => {
  const say = texts(language)
  const option = vote === undefined ? undefined : pollOf(announcement)?.options[vote]
  return [
    ...(acknowledged
      ? [
          {
            style: 'good',
            text: say('answered.acknowledged', { moment: momentText(sources, acknowledged, language) }),
          },
        ]
      : []),
    ...(rsvp ? [{ style: 'good', text: say(`answered.rsvp.${rsvp}`) }] : []),
    ...(option
      ? [
          {
            style: 'good',
            text: say('answered.vote', { option: literal(textIn(option, language, announcement)) }),
          },
        ]
      : []),
  ]
}

const pollView = (announcement: Announcement, language: Language): readonly View[] => {
  const poll = pollOf(announcement)
  if (!poll) return []
  const question = textIn(poll.question, language, announcement)
  return [
    {
      question: literal(question),
      label: question,
      options: poll.options.map((option, index) => ({
        title: textIn(option, language, announcement),
        value: String(index + 1),
      })),
    },
  ]
}

/** Time and day on the organisation's wall. */
export const momentText = (
  { organisation }: Pick<Announcing, 'organisation'>,
  at: string,
  language: Language,
): string => {
  const local = localIso({ organisation }, at)
  return texts(language)('moment', { time: formatTime(local), day: formatDay(local, language) })
}

const localIso = (
  { organisation, clock }: Pick<Announcing, 'organisation'> & Partial<Pick<Announcing, 'clock'>>,
  at: string | undefined,
): string => {
  const moment = at === undefined ? clock?.() : DateTime.fromISO(at)
  return moment?.setZone(organisation.zone).toISO() ?? ''
}
