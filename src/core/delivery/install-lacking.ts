import { z } from 'zod'
import { everyDocument } from '../store/every-document.ts'
import { absent, type Collection, put, remove, type Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { batches, ofSource } from './batch.ts'
import { deliveries, inState } from './delivery.ts'

const installationSchema = z.strictObject({ askedAt: z.number() })

/** When somebody's installation was asked for last; the id is the account. */
export const installations: Collection<z.infer<typeof installationSchema>> = {
  name: 'app-installations',
  schema: installationSchema,
  indexes: { askedAt: ({ askedAt }) => askedAt },
}

type Parts = {
  readonly store: Store
  readonly clock: Clock
  /** Whose batches are looked through. */
  readonly sources: readonly string[]
  /** Installs Loa for these people; who has it keeps it. */
  readonly install: (accounts: readonly string[]) => Promise<unknown>
}

const dayMs = 86_400_000

/** Asked for in one round; the next one takes the others. */
const mostAtOnce = 200

/** Why somebody was not reached who does not have the app: the engine's and the platform's codes. */
const lacking = new Set(['not-installed', 'no-conversation', 'BotNotInConversationRoster'])

/** Installs Loa for those whom a message of the last day did not reach for want of it; once a day for each of them. */
export const installLacking = async ({ store, clock, sources, install }: Parts): Promise<void> => {
  const now = clock().toMillis()
  const accounts = new Set<string>()
  for (const source of sources) {
    for await (const account of unreached(store, source, now - dayMs)) {
      if (accounts.size >= mostAtOnce) break
      if (!accounts.has(account) && (await claim(store, account, now))) accounts.add(account)
    }
  }
  await forget(store, now - 2 * dayMs)
  if (accounts.size > 0) await install([...accounts])
}

const forget = async (store: Store, before: number): Promise<void> => {
  const { items } = await store.find(installations, { index: 'askedAt', to: before, limit: 500 })
  if (items.length > 0) await store.commit(items.map(({ id, version }) => remove(installations, id, version)))
}

/** false: somebody was asked within a day, or another replica is at it. */
const claim = async (store: Store, account: string, now: number): Promise<boolean> => {
  const stored = await store.get(installations, account)
  if (stored && stored.document.askedAt > now - dayMs) return false
  return (await store.commit([put(installations, account, { askedAt: now }, stored?.version ?? absent)])).ok
}

async function* unreached(store: Store, source: string, since: number): AsyncGenerator<string> {
  const { to: from } = ofSource(source, since)
  for await (const { id } of everyDocument(store, batches, { index: 'began', from, to: ofSource(source).to }))
    for (const state of ['skipped', 'failed'] as const)
      for await (const { document } of everyDocument(store, deliveries, inState(id, state)))
        if (document.recipient.kind === 'person' && lacking.has(document.reason ?? ''))
          yield document.recipient.account
}
