import type { Card } from '../conversation/reply.ts'
import type { Language } from '../i18n/language.ts'
import type { Directory } from '../people/directory.ts'
import { createAskDisturbing, type Disturbing, noticeWishes } from '../people/disturbing.ts'
import type { Organisation } from '../people/organisation.ts'
import type { PersonId } from '../people/person.ts'
import { preferences } from '../people/preferences.ts'
import { absent, type Change, put, type Store, type Stored } from '../store/store.ts'
import { update } from '../store/update.ts'
import type { Clock } from '../time/clock.ts'
import { inZone } from '../time/in-zone.ts'
import {
  type Notice,
  type NoticeChannel,
  type NoticeKind,
  type NoticeRequest,
  type Notices,
  noticeAudiences,
  notices,
  type Reader,
} from './notice.ts'
import type { BatchSource, Outbox, Recipient } from './outbox.ts'
import type { OutgoingMessage } from './sender.ts'

export type NoticeParts = {
  readonly store: Store
  readonly outbox: () => Outbox
  readonly directory: Directory
  readonly organisation: Organisation
  readonly clock: Clock
  /** Of every feature. */
  readonly kinds: () => readonly NoticeKind[]
  readonly render: (card: Card, language: Language) => object
}

/** What a store has to be opened with for notices. */
export const noticeCollections = [notices, noticeAudiences, noticeWishes]

/** Name of the notices among the sources of delivery batches. */
export const noticeSource = 'notices'

/** Readers a page. */
export const pageSize = 500

export const pageId = (notice: string, page: number) => `${notice} ${page}`

/** Notices of all features over the delivery engine: each is one batch, and in a known state for everybody. */
export const createNotices = (parts: NoticeParts): Notices & { readonly source: BatchSource } => {
  const { store, clock } = parts

  const start = async () => {
    const { items } = await store.find(notices, { index: 'pending', limit: 100 })
    for (const notice of items) await startNotice(parts, notice)
  }
  const changesOf = async (request: NoticeRequest): Promise<readonly Change[]> => [
    put(notices, request.id, toNotice(request, clock), absent),
    ...audiencePages(request).map((page, index) =>
      put(noticeAudiences, pageId(request.id, index), page, absent),
    ),
  ]

  return {
    changesOf,
    say: async (request) => {
      await store.commit(await changesOf(request))
      await start()
    },
    start,
    source: {
      name: noticeSource,
      recipients: (id, after, limit) => readAudience(parts, id, after, limit),
      message: (id, recipient) => writeMessage(parts, id, recipient),
      progressed: async () => {},
    },
  }
}

const toNotice = (request: NoticeRequest, clock: Clock) => {
  const { kind, operation = 'send', of, whenUnsure = 'hold', expiresAt, data, category } = request
  return {
    kind,
    operation,
    ...(of !== undefined && { of }),
    whenUnsure,
    ...(expiresAt && { expiresAt: expiresAt.toMillis() }),
    data,
    ...(category !== undefined && operation === 'send' && { category }),
    started: false,
    at: clock().toMillis(),
  }
}

const audiencePages = ({ people = [], channels = [] }: NoticeRequest) => {
  const readers = [...new Set(people), ...channels]
  return Array.from({ length: Math.ceil(readers.length / pageSize) }, (_, page) => ({
    readers: readers.slice(page * pageSize, (page + 1) * pageSize),
  }))
}

/** The engine first, the mark second: who is killed in between starts the same batch again, which changes nothing. */
const startNotice = async (
  { store, outbox, clock }: NoticeParts,
  { id, document }: Stored<Notice>,
): Promise<void> => {
  const { operation, of, whenUnsure, expiresAt } = document
  await outbox().start({
    id,
    source: noticeSource,
    operation,
    ...(of !== undefined && { of }),
    whenUnsure,
    ...(expiresAt !== undefined && { expiresAt: clock().plus(expiresAt - clock().toMillis()) }),
  })
  await update(store, notices, id, (notice) => notice && { ...notice, started: true })
}

/** `after` is the number of those that went before. */
const readAudience = async (
  parts: NoticeParts,
  notice: string,
  after: string | undefined,
  limit: number,
): ReturnType<BatchSource['recipients']> => {
  const passed = Number(after ?? 0)
  const page = Math.floor(passed / pageSize)
  const { readers = [] } = (await parts.store.get(noticeAudiences, pageId(notice, page)))?.document ?? {}
  const from = passed - page * pageSize
  const asked = readers.slice(from, from + limit)
  const ended = readers.length < pageSize && from + asked.length >= readers.length
  return {
    recipients: await toRecipients(parts, asked),
    ...(!ended && { next: String(passed + asked.length) }),
  }
}

/** People in the language that they last spoke or chose; who left is nobody. */
const toRecipients = async (
  { store, directory, organisation }: NoticeParts,
  readers: readonly (PersonId | NoticeChannel)[],
): Promise<readonly Recipient[]> => {
  const channels = readers.filter((reader) => typeof reader !== 'string')
  const ids = readers.filter((reader) => typeof reader === 'string')
  const found = await Promise.all(ids.map((id) => directory.person(id)))
  const people = found.filter((person) => person !== undefined)
  const chosen = await store.getMany(
    preferences,
    people.map(({ account }) => account),
  )
  const preferred = new Map(chosen.map(({ id, document }) => [id, document.language]))
  return [
    ...people.map(
      ({ account, language }): Recipient => ({
        kind: 'person',
        account,
        language: preferred.get(account) ?? language ?? organisation.language,
      }),
    ),
    ...channels.map((channel): Recipient => ({ kind: 'conversation', ...channel })),
  ]
}

const writeMessage = async (
  parts: NoticeParts,
  id: string,
  recipient: Recipient,
): ReturnType<BatchSource['message']> => {
  const stored = await parts.store.get(notices, id)
  const kind = parts.kinds().find(({ name }) => name === stored?.document.kind)
  if (!stored || !kind) return { kind: 'skip', reason: 'unknown-notice' }
  const reader = await readerOf(parts, recipient)
  if (!reader) return { kind: 'skip', reason: 'left' }
  const disturbing = await mayTell(parts, stored.document, reader)
  if (disturbing.kind === 'muted') return { kind: 'skip', reason: 'muted' }
  const card = await kind.show(reader, stored.document.data)
  if (!card) return { kind: 'skip', reason: 'no-longer-due' }
  if (disturbing.kind === 'later') return disturbing
  return { kind: 'message', message: toMessage(parts, card, reader.language) }
}

/** What is of no category is mandatory, and a shared place has nobody to be left alone. */
const mayTell = async (
  { store, clock, organisation }: NoticeParts,
  { category }: Notice,
  { person, zone }: Reader,
): Promise<Disturbing> =>
  category && person
    ? createAskDisturbing(store)(person.account, category, inZone(clock(), zone, organisation.zone))
    : { kind: 'now' }

const toMessage = ({ render }: NoticeParts, card: Card, language: Language): OutgoingMessage => ({
  card: render(card, language),
  summary: card.summary,
})

/** undefined: the person is there no more. */
const readerOf = async (
  { directory, organisation }: NoticeParts,
  recipient: Recipient,
): Promise<Reader | undefined> => {
  const { language } = recipient
  if (recipient.kind === 'conversation') return { person: undefined, language, zone: organisation.zone }
  const person = await directory.personByAccount(recipient.account)
  return person && { person, language, zone: person.zone ?? organisation.zone }
}
