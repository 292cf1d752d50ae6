import { z } from 'zod'
import { type AnyCollection, absent, type Collection, put, type Store } from '../../core/store/store.ts'

/** What each round of reading everything anew counts up: what an earlier round wrote and this did not is gone. */
const generation = z.int()

/** An account of the tenant; the id is its object id. */
const directoryPersonSchema = z.strictObject({
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  title: z.string().optional(),
  department: z.string().optional(),
  language: z.string().optional(),
  enabled: z.boolean(),
  guest: z.boolean(),
  generation,
})

export type DirectoryPerson = z.infer<typeof directoryPersonSchema>

export const directoryPeople: Collection<DirectoryPerson> = {
  name: 'directory-people',
  schema: directoryPersonSchema,
  indexes: { generation: ({ generation }) => generation },
}

/** A group of the tenant; the id is its object id. */
const directoryGroupSchema = z.strictObject({ name: z.string(), generation })

export type DirectoryGroup = z.infer<typeof directoryGroupSchema>

export const directoryGroups: Collection<DirectoryGroup> = {
  name: 'directory-groups',
  schema: directoryGroupSchema,
  indexes: { generation: ({ generation }) => generation },
}

/** One direct member of one group: a group of ten thousand is never read or written whole. */
const directoryMemberSchema = z.strictObject({
  group: z.string(),
  member: z.string(),
  kind: z.enum(['user', 'group']),
  generation,
})

export type DirectoryMember = z.infer<typeof directoryMemberSchema>

export const directoryMembers: Collection<DirectoryMember> = {
  name: 'directory-members',
  schema: directoryMemberSchema,
  indexes: { group: ({ group }) => group, generation: ({ generation }) => generation },
}

/** How far a round has come; ids are `people` and `groups`. */
const directoryCursorSchema = z.strictObject({
  /** Where the next request goes; not there before the first. */
  link: z.string().optional(),
  generation,
  /** Everything is being read anew. */
  whole: z.boolean(),
  /** Counts what was changed: who keeps something made of the directory sees by it that it is old. */
  changes: z.int(),
  /** ISO time at which everything was there for the first time. */
  completed: z.iso.datetime({ offset: true }).optional(),
  /** ISO time of the last round that came to its end. */
  synced: z.iso.datetime({ offset: true }).optional(),
})

export type DirectoryCursor = z.infer<typeof directoryCursorSchema>

export const directoryCursors: Collection<DirectoryCursor> = {
  name: 'directory-cursors',
  schema: directoryCursorSchema,
  indexes: {},
}

export type CursorName = 'people' | 'groups'

export const firstCursor: DirectoryCursor = { generation: 1, whole: true, changes: 0 }

/** The cursor as it stands, with the version to name in a commit. */
export const readCursor = async (store: Pick<Store, 'get'>, name: CursorName) => {
  const stored = await store.get(directoryCursors, name)
  return { cursor: stored?.document ?? firstCursor, version: stored?.version ?? absent }
}

export const putCursor = (name: CursorName, cursor: DirectoryCursor, seen: number) =>
  put(directoryCursors, name, cursor, seen)

export const directoryCollections: readonly AnyCollection[] = [
  directoryPeople,
  directoryGroups,
  directoryMembers,
  directoryCursors,
]
