import { z } from 'zod'
import { actorOf } from '../../core/audit/audit.ts'
import { languageSchema } from '../../core/i18n/language.ts'
import { personIdSchema } from '../../core/people/person.ts'
import { absent, put } from '../../core/store/store.ts'
import { type Announcement, announcementsCollection } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { countAnswers } from './answer.ts'
import { resolveAudience } from './audience.ts'
import { type Batch, startBatch } from './batch.ts'
import { type Actor, bylineOf, type Changed, changeAnnouncement } from './change-announcement.ts'
import { checkRelease } from './check-release.ts'
import { checkSubject } from './check-subject.ts'
import { type Beside, storeDraftOnce, writeDraft } from './create-draft.ts'
import { draftChangesSchema, readChanges } from './draft-changes.ts'
import { checkPicture } from './edit-draft.ts'
import { refusalText } from './message-card.ts'
import openApi from './openapi.json' with { type: 'json' }
import { needsSecond } from './policy.ts'
import { type Refusal, type RefusalCode, refuse } from './refusal.ts'
import { apiRequests, fingerprintOf, requestId } from './request-key.ts'
import { createSendOut } from './send-out.ts'

/** Describes the API (OpenAPI 3.1); served at `/api/openapi.json`. */
export { openApi }

/** A program with a token of its own. `release` lets it send without a person, though never to everyone. */
export type ApiClient = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly ('announcements:write' | 'announcements:release' | 'announcements:read')[]
}

export type ApiAnswer = { readonly status: number; readonly body: object }

const bodySchema = z.strictObject({
  ...draftChangesSchema.shape,
  main: languageSchema,
  content: draftChangesSchema.shape.content.unwrap(),
  audience: draftChangesSchema.shape.audience.unwrap(),
  /** false, as when not said: a person releases it. */
  release: z.boolean().optional(),
})

export type ApiRequest = {
  readonly body: unknown
  readonly client: ApiClient
  /** Of the `Idempotency-Key` header. */
  readonly key: string | undefined
}

/** `POST /api/announcements`. The same key with the same body answers with what it made the first time. */
export const createAnnouncement = async (
  parts: Announcing,
  { body, client, key }: ApiRequest,
): Promise<ApiAnswer> => {
  if (!client.scopes.includes('announcements:write')) return problem(403, 'missing-scope')
  if (key === undefined || !/^[\x21-\x7e]{1,200}$/.test(key)) return problem(400, 'missing-idempotency-key')
  const parsed = bodySchema.safeParse(body)
  if (!parsed.success) return invalid(parsed.error, body)
  const { release = false, ...changes } = parsed.data
  if (release && !client.scopes.includes('announcements:release')) return problem(403, 'missing-scope')
  const request = { body, client, key, release }
  const repeated = await answerRepeated(parts, request)
  if (repeated) return repeated
  const unfit = await checkBody(parts, changes)
  if (unfit) return refused(unfit)
  const written = writeDraft(parts, parsed.data.main, changes)
  if (!written.ok) return refused(written)
  const made = await storeDraftOnce(parts, actorOfClient(client), written.written, besideOf(parts, request))
  if (!made) return (await answerRepeated(parts, request)) ?? problem(409, 'conflict')
  return answer(parts, request, { announcement: made, status: 201 })
}

type ParsedRequest = {
  readonly body: unknown
  readonly client: ApiClient
  readonly key: string
  readonly release: boolean
}

/** The key goes into the commit of the draft: a second request of the key finds either both or none. */
const besideOf = ({ store, clock }: Announcing, { body, client, key }: ParsedRequest): Beside => {
  const id = requestId(client.id, key)
  const kept = { fingerprint: fingerprintOf(body), at: clock().toUTC().toISO() }
  return {
    beside: (announcement) => [put(apiRequests, id, { announcement: announcement.id, ...kept }, absent)],
    isTaken: async () => (await store.get(apiRequests, id)) !== undefined,
  }
}

/** Releases what is still as the client made it, where it asked for that: a request that broke off goes on so. */
const answer = async (
  parts: Announcing,
  { client, release }: ParsedRequest,
  { announcement, status }: { readonly announcement: Announcement; readonly status: number },
): Promise<ApiAnswer> => {
  const untouched = announcement.state === 'draft' && announcement.revision === 1
  const released =
    release && untouched ? await releaseForClient(parts, actorOfClient(client), announcement) : undefined
  const stored = await parts.store.get(announcementsCollection, announcement.id)
  if (!stored) return problem(410, 'gone')
  const body = await describe(parts, stored.document)
  const refusal =
    stored.document.state === 'draft' && released && !released.ok ? errorOf(released) : undefined
  return { status, body: refusal ? { ...body, notReleased: refusal } : body }
}

/** `GET /api/announcements/{id}`: how it stands, with the number of recipients in each state. */
export const getAnnouncement = async (
  parts: Announcing,
  { id, client }: { readonly id: string; readonly client: ApiClient },
): Promise<ApiAnswer> => {
  if (!client.scopes.includes('announcements:read') && !client.scopes.includes('announcements:write'))
    return problem(403, 'missing-scope')
  const stored = await parts.store.get(announcementsCollection, id)
  const own = stored?.document.author.account === accountOf(client)
  // A client without the scope to read sees what it made itself, and is told nothing of the rest.
  if (!stored || !(own || client.scopes.includes('announcements:read'))) return problem(404, 'not-found')
  return { status: 200, body: await describe(parts, stored.document) }
}

const accountOf = ({ id }: ApiClient): string => `client:${id}`

const actorOfClient = (client: ApiClient): Actor => ({
  id: personIdSchema.parse(`client.${client.id}`.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 64)),
  account: accountOf(client),
  name: client.name,
})

const answerRepeated = async (parts: Announcing, request: ParsedRequest): Promise<ApiAnswer | undefined> => {
  const earlier = await parts.store.get(apiRequests, requestId(request.client.id, request.key))
  if (!earlier) return undefined
  if (earlier.document.fingerprint !== fingerprintOf(request.body))
    return problem(422, 'idempotency-key-reused')
  const stored = await parts.store.get(announcementsCollection, earlier.document.announcement)
  return stored
    ? answer(parts, request, { announcement: stored.document, status: 200 })
    : problem(410, 'gone')
}

const checkBody = async (parts: Announcing, changes: object): Promise<Refusal | undefined> => {
  const read = readChanges(changes)
  if (!read.ok) return read
  const { kind = 'notice', main = 'vi', subject, audience } = read.changes
  return (
    (await checkPicture(parts, read.changes)) ??
    (await checkSubject(parts, { kind, main, ...(subject && { subject }) })) ??
    (audience && (await checkAudience(parts, audience)))
  )
}

/** A program's list is refused whole where a name in it means nobody: it can mend it, a person may be asked. */
const checkAudience = async (
  parts: Announcing,
  audience: Announcement['audience'],
): Promise<Refusal | undefined> => {
  const { missing } = await resolveAudience(parts, audience)
  return missing.length > 0
    ? refuse('unknown-names', { names: missing.slice(0, 20).join(', '), count: missing.length })
    : undefined
}

/** What a program may release, it releases to a part; everyone is for two people. */
const releaseForClient = async (
  parts: Announcing,
  actor: Actor,
  { id }: Announcement,
): Promise<Changed | Refusal> => {
  const { sendOut, leftovers } = createSendOut(parts)
  let batch: Batch | undefined
  const deed = { actor: actorOf(actor), action: 'announcement.released', id, details: {} }
  const released = await changeAnnouncement<Refusal>(parts, deed, async (announcement) => {
    batch = undefined
    if (announcement.state !== 'draft') return refuse('not-a-draft', { id })
    const ready = await checkRelease(parts, announcement, 'approved')
    if (!ready.ok) return ready
    if (needsSecond(ready.resolved)) return refuse('author-cannot-release', { id })
    const by = bylineOf(actor, parts.clock())
    if (announcement.schedule)
      return { next: { ...announcement, state: 'scheduled', approved: by, due: announcement.schedule.at } }
    const sent = await sendOut(announcement, by, ready.resolved)
    batch = sent.batch
    return sent
  })
  await leftovers(released.ok ? batch?.id : undefined)
  if (released.ok && batch) await startBatch(parts, batch)
  return released
}

const describe = async (parts: Announcing, announcement: Announcement): Promise<object> => {
  const { id, state, revision, kind, released } = announcement
  const progress = released && (await parts.outbox.progress(released.batch))
  const { acknowledged, rsvp } = await countAnswers(parts.store, announcement)
  const read = released && (await parts.reads.count(released.batch))
  return {
    id,
    state,
    revision,
    kind,
    ...(announcement.due && { due: announcement.due }),
    ...(released && { releasedAt: released.by.at, recipients: released.recipients }),
    ...(progress && { counts: progress.counts, sending: progress.intent, finished: progress.finished }),
    ...(read !== undefined && { read }),
    answers: { acknowledged, rsvp },
  }
}

type ApiError =
  | 'missing-scope'
  | 'missing-idempotency-key'
  | 'idempotency-key-reused'
  | 'invalid-body'
  | 'not-found'
  | 'gone'
  | 'conflict'

const messages: Record<ApiError, string> = {
  'missing-scope': 'The token does not have the scope that this needs.',
  'missing-idempotency-key':
    'The header Idempotency-Key is missing or is not 1 to 200 visible ASCII characters.',
  'idempotency-key-reused': 'This Idempotency-Key came with another body before.',
  'invalid-body': 'The body does not fit the schema.',
  'not-found': 'There is no such announcement.',
  gone: 'The announcement that this key made was deleted.',
  conflict: 'Another request was faster. Send it again.',
}

const problem = (status: number, code: ApiError, more: object = {}): ApiAnswer => ({
  status,
  body: { error: { code, message: messages[code], ...more } },
})

/** Texts that are too long and the like have codes of their own; the field is named in any case. */
const invalid = (error: z.ZodError, body: unknown): ApiAnswer => {
  const own = typeof body === 'object' && body !== null ? readChanges(withoutRelease(body)) : undefined
  if (own && !own.ok && own.code !== 'bad-value') return refused(own)
  const [issue] = error.issues
  return problem(422, 'invalid-body', {
    field: issue ? z.core.toDotPath(issue.path) : '',
    reason: issue?.message ?? '',
  })
}

const withoutRelease = (body: object): object =>
  Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'release'))

const refused = (refusal: Refusal): ApiAnswer => ({ status: 422, body: { error: errorOf(refusal) } })

const errorOf = (refusal: Refusal): { readonly code: RefusalCode; readonly message: string } => ({
  code: refusal.code,
  message: refusalText(refusal, 'en'),
  ...refusal.values,
})
