import { Failure } from '../errors/failure.ts'
import { type Archive, findDifference, startTally, type Tally } from './archive.ts'

/** What a store is filled from: another one, or a back-up. */
type Filling = Pick<Archive, 'read' | 'floors'>

/**
 * Fills an empty store and compares every document of both sides afterwards. What was begun from the same source may be
 * done again and goes on where it stopped; until it has ended nobody works on the store. Throws `store-not-empty`,
 * `half-filled` (from something else) or `differs`.
 */
export const fillStore = async (target: Archive, source: Filling, from: string): Promise<Tally> => {
  await assertFree(target, from)
  await target.markFilling(from)
  const given = startTally()
  for await (const documents of source.read()) {
    given.add(documents)
    await target.write(documents)
  }
  await target.raiseFloors(await source.floors())
  const differing = findDifference(given.result(), await tallyOf(target))
  if (differing !== undefined)
    throw new Failure(
      'differs',
      `The documents of ${differing} are not the same on both sides: begin with an empty store.`,
    )
  await target.markFilling(undefined)
  return given.result()
}

const assertFree = async (target: Archive, from: string): Promise<void> => {
  const begun = await target.filling()
  if (begun === from) return
  if (begun !== undefined)
    throw new Failure(
      'half-filled',
      `The store is half filled from ${begun}: finish that, or take an empty store.`,
    )
  if (!(await target.isEmpty()))
    throw new Failure('store-not-empty', 'The store is not empty: nothing was written. Take an empty one.')
}

export const tallyOf = async (archive: Pick<Archive, 'read'>): Promise<Tally> => {
  const tally = startTally()
  for await (const documents of archive.read()) tally.add(documents)
  return tally.result()
}
