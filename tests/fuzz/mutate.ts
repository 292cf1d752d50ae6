import fc from 'fast-check'
import { ownKeys, strangeKey, strangeValue } from './strange-values.ts'

type Change = {
  /** Which of all places; taken modulo their number. */
  readonly place: number
  readonly deed: 'replace' | 'remove' | 'add' | 'repeat'
  readonly key: string
  readonly value: unknown
}

const changes = fc.array(
  fc.record<Change>({
    place: fc.nat(10_000),
    deed: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'repeat'),
    key: strangeKey,
    value: strangeValue,
  }),
  { minLength: 1, maxLength: 4 },
)

/** What was recorded, changed in a few places. */
export const mutated = <T>(recorded: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.tuple(recorded, changes).map(([value, list]) => list.reduce<unknown>(change, value))

type Path = readonly string[]

const pathsOf = (value: unknown, path: Path = []): Path[] =>
  typeof value !== 'object' || value === null || path.length > 8
    ? [path]
    : [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))]

const change = (value: unknown, { place, ...how }: Change): unknown => {
  // The whole is left alone as long as there are parts of it.
  const paths = pathsOf(value).slice(typeof value === 'object' && value !== null ? 1 : 0)
  return changeAt(value, paths[place % Math.max(1, paths.length)] ?? [], how)
}

const changeAt = (value: unknown, path: Path, how: Omit<Change, 'place'>): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return changed(value, how)
  if (typeof value !== 'object' || value === null) return how.value
  const kept = Object.entries(value).flatMap(([name, item]): [string, unknown][] =>
    name !== key
      ? [[name, item]]
      : how.deed === 'remove' && rest.length === 0
        ? []
        : [[name, changeAt(item, rest, how)]],
  )
  return Array.isArray(value) ? kept.map(([, item]) => item) : ownKeys(kept)
}

const changed = (value: unknown, { deed, key, value: other }: Omit<Change, 'place'>): unknown => {
  if (deed === 'repeat') return [value, value]
  if (deed === 'add' && Array.isArray(value)) return [...value, other]
  if (deed === 'add' && typeof value === 'object' && value !== null)
    return ownKeys([...Object.entries(value), [key, other]])
  return other
}
