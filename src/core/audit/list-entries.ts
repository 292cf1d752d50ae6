import { findAll } from '../store/every-document.ts'
import type { Page, Store } from '../store/store.ts'
import { type AuditEntry, auditEntries } from './audit.ts'

/** Of one subject, of one account, or all; `after` is `next` of the page before. */
export type AuditQuery = {
  readonly of?: { readonly subject: string } | { readonly account: string }
  readonly newestFirst?: boolean
  readonly limit?: number
  readonly after?: string
}

/** A page of the chain in its order. Says nothing of whether the chain is whole. */
export const listEntries = (
  store: Pick<Store, 'find'>,
  { of, newestFirst = false, limit = 100, after }: AuditQuery = {},
): Promise<Page<AuditEntry>> =>
  store.find(auditEntries, {
    ...selectionOf(of),
    descending: newestFirst,
    limit,
    ...(after !== undefined && { after }),
  })

const selectionOf = (of: AuditQuery['of']) => {
  if (of === undefined) return { index: 'sequence' }
  return 'subject' in of ? { index: 'subject', equals: of.subject } : { index: 'account', equals: of.account }
}

/** The whole chain, the oldest entry first. */
export const everyEntry = (store: Pick<Store, 'find'>): Promise<readonly AuditEntry[]> =>
  findAll(store, auditEntries, { index: 'sequence' })
