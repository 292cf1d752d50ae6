import type { Store } from '../../core/store/store.ts'
import { type DirectoryMember, directoryMembers, readCursor } from './collections.ts'

/** Accounts that are in a group, directly or through groups within it, of what was synced last. A circle ends. */
export const accountsIn = async (store: Pick<Store, 'find'>, group: string): Promise<ReadonlySet<string>> => {
  const accounts = new Set<string>()
  const seen = new Set([group])
  const open = [group]
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for await (const { member, kind } of directMembers(store, next)) {
      if (kind === 'user') accounts.add(member)
      else if (!seen.has(member)) {
        seen.add(member)
        open.push(member)
      }
    }
  return accounts
}

async function* directMembers(store: Pick<Store, 'find'>, group: string): AsyncGenerator<DirectoryMember> {
  for (let after: string | undefined; ; ) {
    const query = { index: 'group', equals: group, limit: 1_000, ...(after && { after }) }
    const { items, next } = await store.find(directoryMembers, query)
    for (const { document } of items) yield document
    if (!next) return
    after = next
  }
}

/** Which of some groups an account is in, directly or through others. */
export type GroupsOf = (account: string) => Promise<readonly string[]>

/** The members are remembered until the sync changes a membership anywhere, on whichever replica. */
export const rememberGroups = (store: Pick<Store, 'get' | 'find'>, groups: readonly string[]): GroupsOf => {
  type Members = readonly (readonly [group: string, accounts: ReadonlySet<string>])[]
  let remembered: { readonly changes: number; readonly members: Promise<Members> } | undefined
  const read = (): Promise<Members> =>
    Promise.all(groups.map(async (group) => [group, await accountsIn(store, group)] as const))
  return async (account) => {
    // Read before the members: what changes meanwhile has another count, and is read at the next question.
    const { changes } = (await readCursor(store, 'groups')).cursor
    if (remembered?.changes !== changes) {
      const fresh = { changes, members: read() }
      remembered = fresh
      fresh.members.catch(() => {
        if (remembered === fresh) remembered = undefined
      })
    }
    const members = await remembered.members
    return members.flatMap(([group, accounts]) => (accounts.has(account) ? [group] : []))
  }
}
