import type { Turn } from '../../core/conversation/turn.ts'
import type { Directory } from '../../core/people/directory.ts'
import { nobody } from '../../core/people/erase-person.ts'
import type { Store } from '../../core/store/store.ts'
import type { Slots } from '../../core/understanding/intent.ts'
import type { Award } from './award.ts'
import { loadAwards } from './load-awards.ts'

/** What is asked for. `year` undefined: of all years. */
export type AwardFilter = {
  readonly year?: number
  readonly unit?: string
  /** Account of the person whose own awards are meant. */
  readonly mine?: boolean
  readonly kind?: string
  readonly level?: string
}

/** An award with the name of who got it, and the unit that the recipient is or belongs to. */
export type NamedAward = Award & {
  readonly recipientUnit: string | undefined
  readonly recipientName: string | undefined
}

export type FoundAwards = {
  readonly filter: AwardFilter
  readonly awards: readonly NamedAward[]
  readonly years: readonly number[]
}

/** Asked without a time: the latest year, but all years of a unit or of oneself. */
export const findAwards = async (
  { store, directory }: { store: Store; directory: Directory },
  turn: Turn,
  slots: Slots,
): Promise<FoundAwards> => {
  const all = await namedAwards(store, directory)
  const years = [...new Set(all.map(({ year }) => year))].sort((a, b) => b - a)
  const filter = filterOf(slots, years[0])
  return { filter, years, awards: all.filter((award) => matches(award, filter, turn)) }
}

const filterOf = (
  { year, date, unit, mine, kind, level }: Slots,
  latest: number | undefined,
): AwardFilter => {
  const named = year ?? (date ? Number(date.from.slice(0, 4)) : undefined)
  const asked = named ?? (unit || mine ? undefined : latest)
  return {
    ...(asked !== undefined && { year: asked }),
    ...(unit && { unit }),
    ...(mine && { mine }),
    ...(kind && { kind }),
    ...(level && { level }),
  }
}

const matches = (award: NamedAward, { year, unit, mine, kind, level }: AwardFilter, turn: Turn): boolean =>
  (year === undefined || award.year === year) &&
  (unit === undefined || award.recipientUnit === unit) &&
  (!mine || isMine(award, turn)) &&
  (kind === undefined || award.kind === kind) &&
  (level === undefined || award.level === level)

const isMine = ({ recipient }: Award, { person }: Turn): boolean =>
  'person' in recipient
    ? recipient.person === person.id
    : 'unit' in recipient && recipient.unit === person.unit

/** Of one year, or of all. */
export const namedAwards = async (
  store: Store,
  directory: Directory,
  year?: number,
): Promise<NamedAward[]> => {
  const people = new Map((await directory.people()).map((person) => [person.id, person]))
  return (await loadAwards(store, year)).map(named)

  function named(award: Award): NamedAward {
    const { recipient } = award
    if ('unit' in recipient) return { ...award, recipientUnit: recipient.unit, recipientName: undefined }
    if ('name' in recipient) return { ...award, recipientUnit: undefined, recipientName: recipient.name }
    const person = people.get(recipient.person)
    const name = person?.name ?? (recipient.person === nobody ? '—' : recipient.person)
    return { ...award, recipientUnit: person?.unit, recipientName: name }
  }
}
