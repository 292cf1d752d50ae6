import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Counts } from '../../core/delivery/outbox.ts'
import { type Language, languages } from '../../core/i18n/language.ts'
import { formatNumber } from '../../core/time/format.ts'
import { type Announcement, announcementsCollection, contentFields } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { audienceText } from './audience-text.ts'
import { textIn } from './content.ts'
import { guardDelete } from './delete-draft.ts'
import { messageCard, openButton } from './message-card.ts'
import { guardRecall } from './recall-announcement.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { StepData } from './step.ts'
import { texts } from './texts.ts'

type Asked = { readonly ok: true; readonly card: Card } | Refusal

/** Says how many have an announcement and how many wait for it, before it is taken back from all of them. */
export const askRecall = async (parts: Announcing, turn: Turn, step: StepData): Promise<Asked> => {
  const { language } = turn
  const found = await askedAbout(parts, turn, step, guardRecall)
  if (!found.ok) return found
  const { announcement } = found
  const counts = announcement.released && (await parts.outbox.progress(announcement.released.batch))?.counts
  const say = texts(language)
  return asked(announcement, language, {
    heading: say('ask.recall.heading', { id: announcement.id }),
    text: say('ask.recall.text'),
    facts: [
      { title: say('ask.title'), value: textIn(announcement.content.title, language, announcement) },
      ...(counts ? [{ title: say('ask.recall.have'), value: havingText(counts, language) }] : []),
    ],
    step: 'recall-now',
  })
}

/** Those of whom nobody knows may have it too. */
const havingText = ({ delivered, unknown, queued, sending, retry }: Counts, language: Language): string => {
  const say = texts(language)
  const number = (count: number) => formatNumber(count, language)
  return [
    say('ask.recall.delivered', { count: delivered, number: number(delivered) }),
    ...(unknown > 0 ? [say('ask.recall.unknown', { count: unknown, number: number(unknown) })] : []),
    ...(queued + sending + retry > 0
      ? [say('ask.recall.waiting', { number: number(queued + sending + retry) })]
      : []),
  ].join(' ')
}

/** Says what a draft has in it, before it is gone for good. */
export const askDelete = async (parts: Announcing, turn: Turn, step: StepData): Promise<Asked> => {
  const { language } = turn
  const found = await askedAbout(parts, turn, step, guardDelete)
  if (!found.ok) return found
  const draft = found.announcement
  const say = texts(language)
  const written = languages.filter((code) => contentFields.some((field) => draft.content[field][code]))
  return asked(draft, language, {
    heading: say('ask.delete.heading', { id: draft.id }),
    text: say('ask.delete.text', { author: draft.author.name, name: draft.changed.name }),
    facts: [
      {
        title: say('ask.title'),
        value: textIn(draft.content.title, language, draft) || say('card.untitled'),
      },
      ...(written.length > 0
        ? [
            {
              title: say('ask.delete.languages'),
              value: written.map((code) => say(`language.${code}`)).join(', '),
            },
          ]
        : []),
      { title: say('fact.audience'), value: await audienceText(parts, draft.audience, language) },
    ],
    step: 'delete-now',
  })
}

const askedAbout = async (
  { store }: Announcing,
  { person }: Turn,
  { id, revision }: StepData,
  guard: typeof guardRecall | typeof guardDelete,
): Promise<{ readonly ok: true; readonly announcement: Announcement } | Refusal> => {
  const stored = await store.get(announcementsCollection, id)
  if (!stored) return refuse('not-found', { id })
  return guard(person, stored.document, revision) ?? { ok: true, announcement: stored.document }
}

/** The button is of the revision that the question is about: of another one it is out of date. */
const asked = (
  { id, revision }: Announcement,
  language: Language,
  question: Pick<Parameters<typeof messageCard>[0], 'heading' | 'text' | 'facts'> & {
    readonly step: 'recall-now' | 'delete-now'
  },
): Asked => {
  const { step, ...message } = question
  const confirm: Button = {
    kind: 'act',
    title: texts(language)(`button.${step}`),
    verb: `announcements.${step}`,
    data: { id, revision },
    command: texts(language)(`say.${step}`, { id }),
  }
  return { ok: true, card: messageCard({ ...message, next: [confirm, openButton(id, language)] }) }
}
