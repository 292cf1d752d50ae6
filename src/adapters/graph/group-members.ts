import { everyDocument } from '../../core/store/every-document.ts'
import type { Store } from '../../core/store/store.ts'
import { directoryMembers, readCursor } from './collections.ts'
import { rememberUnder } from './remember-under.ts'

/** Accounts that are in a group, directly or through groups within it, of what was synced last. A circle ends. */
export const accountsIn = async (store: Pick<Store, 'find'>, group: string): Promise<ReadonlySet<string>> => {
  const accounts = new Set<string>()
  const seen = new Set([group])
  const open = [group]
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for await (const { document } of everyDocument(store, directoryMembers, {
      index: 'group',
      equals: next,
    })) {
      const { member, kind } = document
      if (kind === 'user') accounts.add(member)
      else if (!seen.has(member)) {
        seen.add(member)
        open.push(member)
      }
    }
  return accounts
}

/** Which of some groups an account is in, directly or through others. */
type GroupsOf = (account: string) => readonly string[]

/** Asks who is in which group as it is now; remembered until the sync changes a membership, on whichever replica. */
export const rememberGroups = (
  store: Pick<Store, 'get' | 'find'>,
  groups: readonly string[],
): (() => Promise<GroupsOf>) => {
  const remembered = rememberUnder(async (): Promise<GroupsOf> => {
    const members = await Promise.all(
      groups.map(async (group) => [group, await accountsIn(store, group)] as const),
    )
    return (account) => members.flatMap(([group, accounts]) => (accounts.has(account) ? [group] : []))
  })
  return async () => remembered(String((await readCursor(store, 'groups')).cursor.changes))
}
