import { Failure } from '../errors/failure.ts'
import { acceptDocument } from '../store/parse-document.ts'
import { absent, type Change, type Committed, put, type Store, type Stored } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import {
  type AuditEntry,
  type AuditHead,
  auditEntries,
  auditHeads,
  type Deed,
  entryId,
  hashOf,
  headId,
  noHash,
} from './audit.ts'

type Appended = { readonly entry: AuditEntry; readonly changes: readonly Change[] }

/** The changes that put a deed behind `head`; their commit conflicts on the head when another entry was faster. */
const appendAfter = (head: Stored<AuditHead> | undefined, clock: Clock, deed: Deed): Appended => {
  const sequence = (head?.document.sequence ?? 0) + 1
  const link = linkOf(sequence, head?.document.hash ?? noHash, clock, deed)
  const entry = { ...link, hash: hashOf(link) }
  return {
    entry,
    changes: [
      put(auditHeads, headId, { sequence, hash: entry.hash }, head?.version ?? absent),
      put(auditEntries, entryId(sequence), entry, absent),
    ],
  }
}

/** The values that will be read again: the hash has to be of what JSON and the schema make of a deed. */
const linkOf = (sequence: number, previous: string, clock: Clock, deed: Deed): Omit<AuditEntry, 'hash'> => {
  const { account, name } = deed.actor
  const actor = { account: account.toWellFormed(), name: name.toWellFormed() }
  const at = clock().toUTC().toISO()
  const { hash, ...link } = acceptDocument(auditEntries, entryId(sequence), {
    ...{ sequence, at, ...deed, actor, previous },
    hash: noHash,
  })
  return link
}

/** A conflict is one of the caller's own documents: somebody else has changed what the deed is about. */
export type Audited = { readonly ok: true; readonly entry: AuditEntry } | Extract<Committed, { ok: false }>

/** Every attempt that is lost is one that another entry won, so a crowd of this size still gets through. */
const maximalAttempts = 1_000

/**
 * Commits a change together with the entry that records it: both happen or neither. `changesOf` reads what there is
 * and answers with the changes to make, or with a refusal, which is returned and recorded nowhere. It runs again, on
 * what is stored by then, each time another entry takes the place at the end of the chain; a deed that depends on what
 * it found is given as a function, called after it. Throws `contended` when every attempt lost, `broken-chain` when an
 * entry stands beyond the end of the chain, `bad-document` for a deed that does not fit, such as a detail with a blank.
 */
export const commitAudited = async <Refusal extends { readonly ok: false } = never>(
  store: Pick<Store, 'get' | 'commit'>,
  clock: Clock,
  deed: Deed | (() => Deed),
  changesOf: () => Promise<readonly Change[] | Refusal>,
): Promise<Audited | Refusal> => {
  for (let attempt = 0; attempt < maximalAttempts; attempt++) {
    // The head is read before what the caller reads: a deed that is in the chain by then has its effect seen.
    const head = await store.get(auditHeads, headId)
    const changes = await changesOf()
    if (isRefusal(changes)) return changes
    const appended = appendAfter(head, clock, typeof deed === 'function' ? deed() : deed)
    const committed = await store.commit([...appended.changes, ...changes])
    if (committed.ok) return { ok: true, entry: appended.entry }
    if (committed.conflict.collection === auditEntries.name)
      throw new Failure('broken-chain', 'the audit chain goes on beyond its head', {
        ids: committed.conflict,
      })
    if (committed.conflict.collection !== auditHeads.name) return committed
  }
  throw new Failure('contended', 'lost every race for the end of the audit chain')
}

const isRefusal = <Refusal extends { readonly ok: false }>(
  answer: readonly Change[] | Refusal,
): answer is Refusal => !Array.isArray(answer)
