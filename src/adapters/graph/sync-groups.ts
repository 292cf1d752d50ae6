import { z } from 'zod'
import { findAll } from '../../core/store/every-document.ts'
import { absent, put, remove, type Store } from '../../core/store/store.ts'
import { type DirectoryMember, directoryGroups, directoryMembers } from './collections.ts'
import { type PageChange, type Round, staleIn } from './sync-round.ts'

const memberSchema = z.object({
  '@odata.type': z.string().optional(),
  id: z.string().min(1),
  '@removed': z.unknown().optional(),
})

const entrySchema = z.object({
  id: z.string().min(1),
  '@removed': z.unknown().optional(),
  displayName: z.string().nullish(),
  'members@delta': z.array(memberSchema).optional(),
})

type Entry = z.infer<typeof entrySchema>

/** Groups of the tenant with their direct members; a large group comes in several entries and pages. */
export const groupsRound: Round = {
  name: 'groups',
  start: '/groups/delta?$select=id,displayName,members',
  stale: [staleIn(directoryMembers), staleIn(directoryGroups)],
  apply: async (store, entries, generation) => {
    const groups = entries.flatMap(parseEntry)
    return [
      ...(await applyMembers(store, groups, generation)),
      ...(await applyGroups(store, groups, generation)),
    ]
  },
}

const parseEntry = (entry: unknown): Entry[] => {
  const parsed = entrySchema.safeParse(entry)
  return parsed.success ? [parsed.data] : []
}

const applyGroups = async (
  store: Store,
  entries: readonly Entry[],
  generation: number,
): Promise<readonly PageChange[]> => {
  const latest = new Map(entries.map((entry) => [entry.id, entry]))
  const stored = await store.getMany(directoryGroups, [...latest.keys()])
  const known = new Map(stored.map((group) => [group.id, group]))
  return [...latest].flatMap(([id, entry]): PageChange[] => {
    const before = known.get(id)
    if (entry['@removed'] !== undefined)
      return before ? [{ change: remove(directoryGroups, id, before.version), counts: true }] : []
    const name = entry.displayName ?? before?.document.name ?? ''
    const counts = before?.document.name !== name
    if (!counts && before?.document.generation === generation) return []
    return [{ change: put(directoryGroups, id, { name, generation }, before?.version ?? absent), counts }]
  })
}

type Membership = DirectoryMember & { readonly isMember: boolean }

const applyMembers = async (
  store: Store,
  entries: readonly Entry[],
  generation: number,
): Promise<readonly PageChange[]> => {
  const latest = new Map<string, Membership>()
  for (const entry of entries)
    for (const membership of await membershipsOf(store, entry, generation))
      latest.set(`${membership.group}/${membership.member}`, membership)
  const stored = await store.getMany(directoryMembers, [...latest.keys()])
  const known = new Map(stored.map((member) => [member.id, member]))
  return [...latest].flatMap(([id, { isMember, ...membership }]): PageChange[] => {
    const before = known.get(id)
    if (!isMember)
      return before ? [{ change: remove(directoryMembers, id, before.version), counts: true }] : []
    if (before?.document.generation === generation) return []
    const counts = before === undefined
    return [{ change: put(directoryMembers, id, membership, before?.version ?? absent), counts }]
  })
}

/** Of a group that is gone: all that are known, so that nobody stays in it. */
const membershipsOf = async (
  store: Store,
  { id: group, '@removed': removed, 'members@delta': members = [] }: Entry,
  generation: number,
): Promise<readonly Membership[]> => {
  if (removed === undefined)
    return members.flatMap((member) => {
      const kind = kindOf(member['@odata.type'])
      const isMember = member['@removed'] === undefined
      return kind || !isMember
        ? [{ group, member: member.id, kind: kind ?? 'user', generation, isMember }]
        : []
    })
  const known = await findAll(store, directoryMembers, { index: 'group', equals: group })
  return known.map((membership) => ({ ...membership, isMember: false }))
}

/** Devices and service principals are nobody to talk to. A member without a type is a user. */
const kindOf = (type: string | undefined): DirectoryMember['kind'] | undefined => {
  if (type === undefined || type.endsWith('.user')) return 'user'
  return type.endsWith('.group') ? 'group' : undefined
}
