import { z } from 'zod'
import { everyDocument } from '../../core/store/every-document.ts'
import { absent, type Collection, put, type Store } from '../../core/store/store.ts'
import { type Announcement, pollOf } from './announcement.ts'

export const rsvps = ['yes', 'no', 'maybe'] as const

export type Rsvp = (typeof rsvps)[number]

const answerSchema = z.strictObject({
  announcement: z.string(),
  account: z.string().min(1),
  /** When it was acknowledged first, in UTC. */
  acknowledged: z.iso.datetime().optional(),
  rsvp: z.enum(rsvps).optional(),
  /** Place of the option in the poll, from 0. */
  vote: z.int().min(0).max(5).optional(),
  at: z.iso.datetime(),
})

/** What one person answered to one announcement. */
export type PersonAnswer = z.infer<typeof answerSchema>

export const answers: Collection<PersonAnswer> = {
  name: 'announcement-answers',
  schema: answerSchema,
  indexes: {
    announcement: ({ announcement }) => announcement,
    account: ({ account }) => account,
    at: ({ at }) => at,
  },
}

const answerId = (announcement: string, account: string): string => `${announcement}/${account}`

export const answerOf = async (
  store: Pick<Store, 'get'>,
  announcement: string,
  account: string,
): Promise<PersonAnswer | undefined> => (await store.get(answers, answerId(announcement, account)))?.document

/** The answers of these people to an announcement, by account. */
export const answersOf = async (
  store: Pick<Store, 'getMany'>,
  announcement: string,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, PersonAnswer>> => {
  const ids = accounts.map((account) => answerId(announcement, account))
  const found = await store.getMany(answers, ids)
  return new Map(found.map(({ document }) => [document.account, document]))
}

/** What somebody presses. */
export type Given = Partial<Pick<PersonAnswer, 'rsvp' | 'vote'>> & { readonly acknowledged?: true }

const maximalAttempts = 1_000

/** Writes an answer down: one a person, the last one counts; pressing again what is there changes nothing. */
export const saveAnswer = async (
  store: Pick<Store, 'get' | 'commit'>,
  { announcement, account }: Pick<PersonAnswer, 'announcement' | 'account'>,
  given: Given,
  at: string,
): Promise<PersonAnswer> => {
  const id = answerId(announcement, account)
  for (let attempt = 0; ; attempt++) {
    const stored = await store.get(answers, id)
    const before = stored?.document ?? { announcement, account, at }
    const next = merge(before, given, at)
    if (stored && JSON.stringify(next) === JSON.stringify(before)) return next
    const committed = await store.commit([put(answers, id, next, stored?.version ?? absent)])
    if (committed.ok || attempt === maximalAttempts) return next
  }
}

const merge = (before: PersonAnswer, given: Given, at: string): PersonAnswer => {
  const { acknowledged, ...choice } = given
  const next = {
    ...before,
    ...choice,
    ...(acknowledged && { acknowledged: before.acknowledged ?? at }),
  }
  const { at: _, ...said } = next
  const { at: __, ...saidBefore } = before
  return JSON.stringify(said) === JSON.stringify(saidBefore) ? before : { ...next, at }
}

export type AnswerCounts = {
  readonly acknowledged: number
  readonly rsvp: Readonly<Record<Rsvp, number>>
  /** By option of the poll. */
  readonly votes: readonly number[]
}

export const countAnswers = async (
  store: Pick<Store, 'find'>,
  announcement: Announcement,
): Promise<AnswerCounts> => {
  const rsvp = { yes: 0, no: 0, maybe: 0 }
  const votes = (pollOf(announcement)?.options ?? []).map(() => 0)
  let acknowledged = 0
  const query = { index: 'announcement', equals: announcement.id }
  for await (const { document: answer } of everyDocument(store, answers, query)) {
    if (answer.acknowledged) acknowledged += 1
    if (answer.rsvp) rsvp[answer.rsvp] += 1
    if (answer.vote !== undefined) votes[answer.vote] = (votes[answer.vote] ?? 0) + 1
  }
  return { acknowledged, rsvp, votes }
}
