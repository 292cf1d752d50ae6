import { z } from 'zod'
import { cursorAfter, type ParsedQuery, parseQuery } from '../../core/store/parse-query.ts'
import type { AnyCollection, Collection, Page, Query } from '../../core/store/store.ts'
import type { Connection } from './connection.ts'
import { afterKey, firstOfKey, memberOf, readMember } from './encode-key.ts'
import { toStored } from './read-documents.ts'
import { readScript } from './scripts.ts'

const answerSchema = z.tuple([z.array(z.string()), z.array(z.string().nullable())])

/** `find` of the store: every query is a stretch between two edges of one index. */
export const createFind = (connection: Connection) => {
  const script = readScript('find')

  return async <D>(collection: Collection<D>, known: AnyCollection, query: Query): Promise<Page<D>> => {
    const parsed = parseQuery(known, query)
    const { index, descending, limit } = parsed
    const args = [collection.name, index, descending ? '1' : '0', ...edges(parsed), limit]
    const answer = await connection.script(script, connection.keys.root, args)
    const [members, values] = answerSchema.parse(answer)
    const places = members.map(readMember)
    const last = members.length > limit ? places[limit - 1] : undefined
    return {
      items: values.flatMap((value, place) => {
        const id = places[place]?.id
        return value === null || id === undefined ? [] : [toStored(collection, id, value)]
      }),
      ...(last && { next: cursorAfter(last) }),
    }
  }
}

/** As ZRANGE BYLEX takes them: `[` includes, `(` excludes, `-` and `+` are the ends. */
const edges = ({ equals, from, to, after, descending }: ParsedQuery): [low: string, high: string] => {
  const start = equals ?? from
  const low = start === undefined ? '-' : `[${firstOfKey(start)}`
  const end = to === undefined ? '+' : `(${firstOfKey(to)}`
  const high = equals === undefined ? end : `(${afterKey(equals)}`
  if (!after) return [low, high]
  const passed = `(${memberOf(after.key, after.id)}`
  return descending ? [low, passed] : [passed, high]
}
