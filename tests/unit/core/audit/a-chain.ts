import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { openDatabase } from '../../../../src/adapters/sqlite/database.ts'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { commitAudited } from '../../../../src/core/audit/append-entry.ts'
import { auditCollections, type Deed } from '../../../../src/core/audit/audit.ts'
import { contractCollections } from '../../../contract/store-collections.ts'

export const noon = DateTime.fromISO('2026-11-25T12:00', { zone: 'Asia/Ho_Chi_Minh' }) as DateTime<true>

export const aDeed = (overrides: Partial<Deed> = {}): Deed => ({
  actor: { account: 'account-lan', name: 'Nguyễn Thị Lan' },
  action: 'announcement.released',
  subject: 'announcement-7',
  details: { recipients: 64, decision: '1365/QĐ-KH', units: ['radio-team'], everyone: false },
  ...overrides,
})

/** A store with its file open beside it for whoever would tamper. */
export const aChain = () => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-audit-'))
  const file = join(folder, 'loa.sqlite')
  const store = openSqliteStore({ file, collections: [...auditCollections, ...contractCollections] })
  const raw = openDatabase(file)
  let minutes = 0
  const clock = () => noon.plus({ minutes: minutes++ })
  return {
    store,
    raw,
    clock,
    append: (deed: Deed = aDeed()) => commitAudited(store, clock, deed, async () => []),
    close: async () => {
      raw.close()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}
