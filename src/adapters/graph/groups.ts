import { z } from 'zod'
import type { Store } from '../../core/store/store.ts'
import { askEveryPage } from './ask-every-page.ts'
import { directoryGroups } from './collections.ts'
import type { Graph } from './graph.ts'
import { accountsIn } from './group-members.ts'

/** Groups of the tenant as an audience. undefined: there is none of this id, or nothing to ask it of. */
export type TenantGroups = {
  accounts(group: string): Promise<readonly string[] | undefined>
}

const memberSchema = z.object({ id: z.string() })

/** Members of members belong to a group as well. A group that no sync has seen yet is asked of Graph itself. */
export const createTenantGroups = (store: Pick<Store, 'get' | 'find'>, graph: Graph): TenantGroups => ({
  accounts: async (group) => {
    if (await store.get(directoryGroups, group)) return [...(await accountsIn(store, group))]
    return askAccounts(graph, group)
  },
})

/** Whole or not at all: part of an audience would be the wrong audience. */
const askAccounts = async (graph: Graph, group: string): Promise<readonly string[] | undefined> => {
  const path = `/groups/${encodeURIComponent(group)}/transitiveMembers/microsoft.graph.user?$select=id&$top=999`
  return (await askEveryPage(graph, 'groups', path, memberSchema))?.map(({ id }) => id)
}
