import { findAll } from '../../core/store/every-document.ts'
import type { Collection, Store } from '../../core/store/store.ts'
import { type Award, awardsCollection, importedAwards } from './award.ts'

/** Awards of one year or of all, of the organisation's file and of imported lists, the latest year first. */
export const loadAwards = async (store: Pick<Store, 'find'>, year?: number): Promise<Award[]> => {
  const [kept, imported] = await Promise.all([
    allOf(store, awardsCollection, year),
    allOf(store, importedAwards, year),
  ])
  return [...kept, ...imported].sort((a, b) => b.year - a.year)
}

const allOf = (
  store: Pick<Store, 'find'>,
  collection: Collection<Award>,
  year: number | undefined,
): Promise<Award[]> =>
  findAll(store, collection, { index: 'year', ...(year !== undefined && { equals: year }), descending: true })
