import { auditEntries } from '../audit/audit.ts'
import { boards } from '../delivery/boards.ts'
import { noticeSource } from '../delivery/create-notices.ts'
import { installations } from '../delivery/install-lacking.ts'
import { keepDeliveries } from '../delivery/keep-deliveries.ts'
import { keepNotices } from '../delivery/keep-notices.ts'
import { personalChats } from '../delivery/personal-chats.ts'
import { readReceipts, timeKey } from '../delivery/reads.ts'
import { findAll } from '../store/every-document.ts'
import type { Store } from '../store/store.ts'
import type { Directory } from './directory.ts'
import { noticeWishes } from './disturbing.ts'
import { keptBy, keptUnder, type PersonalData, type Whom } from './personal-data.ts'
import { preferences } from './preferences.ts'

const byAccount = ({ account }: Whom): string => account

/** What the core itself keeps about people. */
export const createCoreData = (store: Store, directory: Directory): readonly PersonalData[] => [
  {
    kind: 'directory',
    of: async ({ account }) => {
      const person = await directory.personByAccount(account)
      return person ? [person] : []
    },
  },
  keptUnder({ kind: 'language', store, collection: preferences }, byAccount),
  keptUnder({ kind: 'noticeWishes', store, collection: noticeWishes }, byAccount),
  keptUnder({ kind: 'chat', store, collection: personalChats }, byAccount),
  keptUnder({ kind: 'chat', store, collection: installations }, byAccount),
  keptUnder(
    {
      kind: 'readReceipts',
      store,
      collection: readReceipts,
      time: { index: 'lastRead', key: (before) => timeKey(String(before.toMillis())) },
    },
    byAccount,
  ),
  keptBy(
    {
      kind: 'boards',
      store,
      collection: boards,
      time: { index: 'at', key: (before) => before.toMillis() },
    },
    ({ account }) => ({ index: 'account', equals: account }),
  ),
  keepDeliveries(store, 'noticeDeliveries', noticeSource),
  keepNotices(store),
  {
    // No `erase`: the hash of every later entry covers this one, so who did what stays for as long as the chain does.
    kind: 'audit',
    of: async ({ account }) => {
      const entries = await findAll(store, auditEntries, { index: 'account', equals: account })
      return entries.map(({ sequence, at, action, subject }) => ({ sequence, at, action, subject }))
    },
  },
]
