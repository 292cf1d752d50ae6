import { Failure } from '../errors/failure.ts'
import type { Store, Stored } from '../store/store.ts'
import {
  type AuditEntry,
  type AuditHead,
  auditEntries,
  auditHeads,
  entryId,
  hashOf,
  headId,
  noHash,
} from './audit.ts'

/**
 * What is wrong at the first place where something is:
 * - `missing`: there is no entry here, although there are later ones;
 * - `changed`: the entry is not what was written;
 * - `reordered`: an entry stands here that was written for another place;
 * - `unlinked`: the entry is sound, but does not follow the one before, which was replaced by another sound one;
 * - `truncated`: entries at the end are gone, or the head was set back before the last of them;
 * - `head`: the head is unreadable, or is not the hash of the last entry.
 */
export type Break = 'missing' | 'changed' | 'reordered' | 'unlinked' | 'truncated' | 'head'

/** `hash` is that of the last entry, to be noted as an anchor. */
export type Verified =
  | { readonly ok: true; readonly entries: number; readonly hash: string }
  | { readonly ok: false; readonly sequence: number; readonly reason: Break }

/** Somebody's note of an earlier end of the chain, kept where nobody who can write the store can reach it. */
export type Anchor = { readonly sequence: number; readonly hash: string }

type Reads = Pick<Store, 'get' | 'getMany' | 'find'>

/** Entries in memory at a time. */
const pageSize = 500

/**
 * Recomputes the whole chain, page by page. Whoever can write the store can also compute every hash anew from some
 * place on, or cut the end off and set the head back: only an anchor tells such a chain from the first.
 */
export const verifyChain = async (store: Reads, anchor?: Anchor): Promise<Verified> => {
  const head = await readable(store.get(auditHeads, headId))
  if (head === 'unreadable') return broken(0, 'head')
  const length = head?.document.sequence ?? 0
  if (anchor && anchor.sequence > length) return broken(length + 1, 'truncated')
  let previous = noHash
  for (let start = 1; start <= length; start += pageSize) {
    const page = await readPage(store, start, length)
    const checked = checkPage(page, start, previous, anchor)
    if (!checked.ok && checked.reason === 'missing')
      return broken(checked.sequence, await absenceAt(store, checked.sequence, length))
    if (!checked.ok) return checked
    previous = checked.hash
  }
  return verifyEnd(store, head?.document, previous)
}

const broken = (sequence: number, reason: Break) => ({ ok: false, sequence, reason }) as const

type Read = Stored<AuditEntry> | 'unreadable' | undefined

const checkPage = (page: readonly Read[], start: number, before: string, anchor: Anchor | undefined) => {
  let hash = before
  for (const [place, stored] of page.entries()) {
    const sequence = start + place
    const checked = checkEntry(stored, sequence, hash)
    if (!checked.ok) return checked
    hash = checked.hash
    if (sequence === anchor?.sequence && hash !== anchor.hash) return broken(sequence, 'changed')
  }
  return { ok: true, hash } as const
}

const checkEntry = (stored: Read, sequence: number, previous: string) => {
  if (stored === undefined) return broken(sequence, 'missing')
  if (stored === 'unreadable') return broken(sequence, 'changed')
  const { hash, ...link } = stored.document
  if (hashOf(link) !== hash) return broken(sequence, 'changed')
  if (link.sequence !== sequence) return broken(sequence, 'reordered')
  if (link.previous !== previous) return broken(sequence, 'unlinked')
  return { ok: true, hash } as const
}

const verifyEnd = async (store: Reads, head: AuditHead | undefined, last: string): Promise<Verified> => {
  const length = head?.sequence ?? 0
  if (head && head.hash !== last) return broken(length, 'head')
  if (!(await hasEntryAfter(store, length))) return { ok: true, entries: length, hash: last }
  // What was appended since the head was read has moved the head as well.
  const now = await readable(store.get(auditHeads, headId))
  const moved = now !== 'unreadable' && now !== undefined && now.document.sequence > length
  return moved ? { ok: true, entries: length, hash: last } : broken(length + 1, 'truncated')
}

/** Entries of one page from `start` on, each at its place. */
const readPage = async (store: Reads, start: number, length: number): Promise<readonly Read[]> => {
  const size = Math.min(pageSize, length - start + 1)
  const ids = Array.from({ length: size }, (_, place) => entryId(start + place))
  const page = await readable(store.getMany(auditEntries, ids))
  // One that does not fit its schema spoils the page: then each is read by itself.
  if (page === 'unreadable') return Promise.all(ids.map((id) => readable(store.get(auditEntries, id))))
  const found = new Map(page.map((stored) => [stored.id, stored]))
  return ids.map((id) => found.get(id))
}

const absenceAt = async (store: Reads, sequence: number, length: number): Promise<Break> => {
  for (let start = sequence + 1; start <= length; start += pageSize)
    if ((await readPage(store, start, length)).some(Boolean)) return 'missing'
  return 'truncated'
}

/** By id and by index: somebody who has cut the one may have forgotten the other. */
const hasEntryAfter = async (store: Reads, sequence: number): Promise<boolean> => {
  const next = await readable(store.get(auditEntries, entryId(sequence + 1)))
  if (next !== undefined) return true
  const later = await readable(store.find(auditEntries, { index: 'sequence', from: sequence + 1, limit: 1 }))
  return later === 'unreadable' || later.items.length > 0
}

const readable = async <T>(reading: Promise<T>): Promise<T | 'unreadable'> => {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Failure && error.code === 'corrupt-document') return 'unreadable'
    throw error
  }
}
