import type { BatchSource, Progress, Recipient } from '../../core/delivery/outbox.ts'
import type { OutgoingMessage } from '../../core/delivery/sender.ts'
import { Failure } from '../../core/errors/failure.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Disturbing } from '../../core/people/disturbing.ts'
import { inZone } from '../../core/time/in-zone.ts'
import { type Announcement, announcementsCollection, asksFor } from './announcement.ts'
import { announcementCard, type Occasion } from './announcement-card.ts'
import type { Announcing } from './announcing.ts'
import { answerOf } from './answer.ts'
import { type Batch, batches, batchSourceName } from './batch.ts'
import { showProgress } from './show-progress.ts'
import { readSnapshot } from './snapshot.ts'

/** Batches whose messages are kept at hand; those of an older one are written anew when it is asked for. */
const keptBatches = 20

type Rendered = { readonly batch: Batch; readonly messages: Map<Language, Promise<OutgoingMessage>> }

/** The announcements' side of the delivery engine: who a batch is for, and what each of them gets. */
export const createBroadcastSource = (parts: Announcing): BatchSource => {
  const rendered = new Map<string, Rendered>()

  const open = async (id: string): Promise<Rendered> => {
    const kept = rendered.get(id)
    if (kept) return kept
    const opened = { batch: await readBatch(parts, id), messages: new Map() }
    rendered.set(id, opened)
    const [oldest] = rendered.keys()
    if (rendered.size > keptBatches && oldest !== undefined) rendered.delete(oldest)
    return opened
  }

  const messageIn = ({ batch, messages }: Rendered, language: Language): Promise<OutgoingMessage> => {
    const made = messages.get(language) ?? render(parts, batch, language)
    messages.set(language, made)
    return made
  }

  return {
    name: batchSourceName,
    recipients: async (id, after, limit) => recipientsOf(parts, (await open(id)).batch, after, limit),
    message: async (id, recipient) => {
      const opened = await open(id)
      const reason = await reasonToSkip(parts, opened.batch, recipient)
      if (reason) return { kind: 'skip', reason }
      const disturbing = await mayTell(parts, opened.batch, recipient)
      if (disturbing.kind === 'muted') return { kind: 'skip', reason: 'muted' }
      if (disturbing.kind === 'later') return disturbing
      const newer = await findNewer(parts, opened.batch)
      const { language } = recipient
      const message = await (newer ? render(parts, newer, language) : messageIn(opened, language))
      return { kind: 'message', message }
    },
    progressed: async (id, progress) => reportProgress(parts, (await open(id)).batch, progress),
  }
}

const readBatch = async ({ store }: Announcing, id: string): Promise<Batch> => {
  const stored = await store.get(batches, id)
  if (!stored)
    throw new Failure('unknown-batch', 'the delivery engine asks for a batch that is not there', {
      ids: { batch: id },
    })
  return stored.document
}

const recipientsOf = async (
  { store, outbox }: Announcing,
  { kind, snapshot, to, of }: Batch,
  after: string | undefined,
  limit: number,
): ReturnType<BatchSource['recipients']> => {
  if (to) return { recipients: [{ kind: 'person', ...to }] }
  if (snapshot !== undefined) return readSnapshot(store, snapshot, after, limit)
  if (kind !== 'remind' || of === undefined) return { recipients: [] }
  const page = await outbox.lines(of, { state: 'delivered', limit, ...(after !== undefined && { after }) })
  const people = page.lines
    .map(({ recipient }) => recipient)
    .filter((recipient) => recipient.kind === 'person')
  return { recipients: people, ...(page.next !== undefined && { next: page.next }) }
}

/** Who left since gets nothing; who acknowledged since needs no reminder. */
const reasonToSkip = async (
  { directory, store }: Announcing,
  { kind, announcement }: Batch,
  recipient: Recipient,
): Promise<string | undefined> => {
  if (recipient.kind === 'conversation') return undefined
  if (!(await directory.personByAccount(recipient.account))) return 'left'
  if (kind !== 'remind') return undefined
  const answer = await answerOf(store, announcement, recipient.account)
  return answer?.acknowledged ? 'acknowledged' : undefined
}

/**
 * A notice of everyday weight that asks for nothing may be muted, and waits for the end of quiet hours. What is
 * important, an outage, a condolence, what has to be acknowledged, a person's own trial: these are mandatory.
 */
const mayTell = async (
  { mayDisturb, directory, organisation, clock }: Announcing,
  { kind, shows }: Batch,
  recipient: Recipient,
): Promise<Disturbing> => {
  if (!mayDisturb || recipient.kind === 'conversation' || !isOptional(shows)) return { kind: 'now' }
  if (kind !== 'announce') return { kind: 'now' }
  const zone = (await directory.personByAccount(recipient.account))?.zone ?? organisation.zone
  return mayDisturb(recipient.account, 'announcements', inZone(clock(), zone, organisation.zone))
}

/**
 * Who waited for the end of quiet hours may have waited past a revision: its update went to those who had the card. What
 * cannot wait is sent as it was released.
 */
const findNewer = async ({ store, mayDisturb }: Announcing, batch: Batch): Promise<Batch | undefined> => {
  if (!mayDisturb || batch.kind !== 'announce' || !isOptional(batch.shows)) return undefined
  const stored = await store.get(announcementsCollection, batch.announcement)
  const isNewer = stored?.document.state === 'released' && stored.document.revision > batch.shows.revision
  return isNewer ? { ...batch, shows: stored.document } : undefined
}

const isOptional = (announcement: Announcement): boolean =>
  announcement.importance === 'normal' &&
  announcement.kind !== 'outage' &&
  announcement.kind !== 'condolence' &&
  !asksFor(announcement, 'acknowledge')

const occasions: Partial<Record<Batch['kind'], Occasion>> = {
  remind: 'remind',
  trial: 'trial',
  update: 'update',
}

const render = async (
  parts: Announcing,
  { shows, kind }: Batch,
  language: Language,
): Promise<OutgoingMessage> => {
  const card = await announcementCard(parts, shows, language, { occasion: occasions[kind] ?? 'announce' })
  return { card: parts.render(card, language), summary: card.summary }
}

const reportProgress = async (parts: Announcing, batch: Batch, progress: Progress): Promise<void> => {
  if (batch.kind !== 'announce') return
  const stored = await parts.store.get(announcementsCollection, batch.announcement)
  if (stored) await showProgress(parts, stored.document, progress)
}
