import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import { formatNumber } from '../../core/time/format.ts'
import { type Announcement, contentFields } from './announcement.ts'
import { momentText } from './announcement-card.ts'
import type { Announcing } from './announcing.ts'
import { audienceText } from './audience-text.ts'
import { checkContent } from './check-release.ts'
import { textIn } from './content.ts'
import { type AudienceCount, audienceOf } from './count-audience.ts'
import { formButton } from './form-card.ts'
import { openButton, refusalText, stepButton } from './message-card.ts'
import { mayManage, maySecond } from './policy.ts'
import { type LanguagePreview, previewsOf } from './preview-announcement.ts'
import { texts } from './texts.ts'

/** What a person has to be told beside what the card shows anyway. */
export type Note = { readonly style: 'good' | 'warning' | 'attention' | 'accent'; readonly text: string }

type Reader = { readonly person: Person; readonly language: Language }

/** An announcement before its release: what is there, what is missing, whom it would reach, what comes next. */
export const draftCard = async (
  parts: Announcing,
  announcement: Announcement,
  { person, language }: Reader,
  notes: readonly Note[] = [],
): Promise<Card> => {
  const say = texts(language)
  const [audience, previews, unready] = await Promise.all([
    audienceOf(parts, announcement),
    previewsOf(parts, announcement),
    checkContent(parts, announcement),
  ])
  const state = say(`announcement.${announcement.state}`)
  const title = textIn(announcement.content.title, language, announcement) || say('card.untitled')
  const problem = unready ? refusalText(unready, language) : audience.count === 0 ? say('refusal.nobody') : ''
  const releasable = problem === '' && mayPressRelease(person, announcement)
  return {
    name: 'announcements/draft',
    view: {
      heading: say('draft.heading', { id: announcement.id, state }),
      title: literal(title),
      notes: notes.map(({ style, text }) => ({ style, text: literal(text) })),
      facts: await factsOf(parts, announcement, audience, language),
      languages: previews.map((preview) => languageView(announcement, preview, language)),
      problem: problem && literal(problem),
      missing:
        audience.missing.length > 0
          ? literal(say('draft.missing', { names: shortList(audience.missing) }))
          : '',
      second: secondText(announcement, audience, language),
      confirm: releasable
        ? [
            {
              label: say('draft.confirm', { count: audience.count }),
              placeholder: String(audience.count),
            },
          ]
        : [],
      hint: announcement.state === 'draft' ? say('draft.hint', { id: announcement.id }) : '',
    },
    summary: say('draft.summary', { title, state, count: formatNumber(audience.count, language) }),
    next: nextSteps(announcement, { person, language }, releasable && audience.needsSecond),
  }
}

const mayPressRelease = (person: Person, announcement: Announcement): boolean =>
  announcement.state === 'draft'
    ? mayManage(person, announcement)
    : announcement.state === 'submitted' && maySecond(person, announcement)

const shortList = (names: readonly string[]): string =>
  names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '')

const secondText = (
  { state, submitted }: Announcement,
  { needsSecond }: AudienceCount,
  language: Language,
): string => {
  const say = texts(language)
  if (state === 'submitted' && submitted) return literal(say('draft.submitted', { name: submitted.by.name }))
  return state === 'draft' && needsSecond ? say('draft.second') : ''
}

const factsOf = async (
  parts: Announcing,
  announcement: Announcement,
  audience: AudienceCount,
  language: Language,
): Promise<readonly View[]> => {
  const say = texts(language)
  const { schedule, expiry, buttons, importance, whenUnsure, kind, author } = announcement
  const facts: readonly (readonly [string, string])[] = [
    [say('fact.kind'), say(`kind-of.${kind}`)],
    [say('fact.author'), author.name],
    [say('fact.audience'), await audienceText(parts, announcement.audience, language)],
    [say('fact.count'), say('recipients', { count: audience.count })],
    [say('fact.when'), schedule ? scheduleText(parts, announcement, language) : say('when.release')],
    ...(expiry ? [[say('fact.expiry'), momentText(parts, expiry.at, language)] as const] : []),
    ...(buttons.length > 0
      ? [[say('fact.buttons'), buttons.map(({ kind: button }) => say(`asks.${button}`)).join(', ')] as const]
      : []),
    ...(importance === 'normal' ? [] : [[say('fact.importance'), say(`flag.${importance}`)] as const]),
    [say('fact.unsure'), say(`unsure.${whenUnsure}`)],
  ]
  return facts.map(([title, value]) => ({ title, value: literal(value) }))
}

const scheduleText = (parts: Announcing, { schedule, due }: Announcement, language: Language): string => {
  const say = texts(language)
  if (!schedule) return ''
  const moment = momentText(parts, due ?? schedule.at, language)
  const zone =
    schedule.zone === parts.organisation.zone ? '' : ` (${schedule.local.replace('T', ' ')} ${schedule.zone})`
  return [
    `${moment}${zone}`,
    ...(schedule.repeat ? [say(`repeat.${schedule.repeat}`)] : []),
    say(`missed.${schedule.missed}`),
  ].join(' · ')
}

/** What each language has, and where its readers see another one. */
const languageView = (
  { main, content }: Announcement,
  { language, missing, labelsMissing, size, tooLarge }: LanguagePreview,
  reader: Language,
): View => {
  const say = texts(reader)
  const fields = missing.map((field) => say(`field.content.${field}`)).join(', ')
  const written = contentFields.some((field) => content[field][language])
  const lacks = language === main || (missing.length === 0 && !labelsMissing)
  const kilobytes = formatNumber(Math.round(size / 100) / 10, reader)
  const state = tooLarge
    ? say('language.too-large', { kilobytes })
    : lacks
      ? say(written ? 'language.complete' : 'language.empty', { kilobytes })
      : say('language.lacks', {
          fields: fields || say('field.labels'),
          main: say(`language.${main}`),
          kilobytes,
        })
  return {
    name: say(`language.${language}`) + (language === main ? ` ${say('language.main')}` : ''),
    state: literal(state),
    color: tooLarge ? 'Attention' : lacks && written ? 'Good' : 'Warning',
  }
}

const nextSteps = (
  announcement: Announcement,
  { person, language }: Reader,
  submits: boolean,
): readonly Button[] => {
  const say = texts(language)
  const { id, revision, state } = announcement
  const step = (name: Parameters<typeof stepButton>[0]) => stepButton(name, { id }, language)
  const release: Button = {
    kind: 'act',
    title: say(submits && state === 'draft' ? 'button.submit' : 'button.release'),
    verb: 'announcements.release',
    data: { id, revision },
    command: say('say.release', { id, count: '' }).trim(),
  }
  const manages = mayManage(person, announcement)
  return [
    ...(mayPressRelease(person, announcement) ? [release] : []),
    ...(manages ? [formButton({ id, revision }, language)] : []),
    step('preview'),
    step('me'),
    ...(manages && state === 'scheduled' ? [step('unschedule')] : []),
    ...(manages ? [step('copy')] : []),
    ...(manages && (state === 'draft' || state === 'submitted')
      ? [stepButton('delete', { id, revision }, language)]
      : []),
  ]
}

/** Lines of a list of drafts, each with its button. */
export const draftLine = (announcement: Announcement, language: Language): { view: View; button: Button } => {
  const say = texts(language)
  const title = textIn(announcement.content.title, language, announcement) || say('card.untitled')
  const state = say(`announcement.${announcement.state}`)
  return {
    view: {
      title: literal(`${announcement.id} · ${title}`),
      meta: literal(`${state} · ${say(`kind-of.${announcement.kind}`)} · ${announcement.author.name}`),
      lead: '',
      cover: [],
    },
    button: openButton(announcement.id, language),
  }
}
