import { findAll } from '../../core/store/every-document.ts'
import type { Collection, Store } from '../../core/store/store.ts'
import { type Award, awardsCollection, importedAwards } from './award.ts'

/** Every award that Loa knows, of the organisation's file and of imported lists, the latest year first. */
export const loadAwards = async (store: Pick<Store, 'find'>): Promise<Award[]> => {
  const [kept, imported] = await Promise.all([allOf(store, awardsCollection), allOf(store, importedAwards)])
  return [...kept, ...imported].sort((a, b) => b.year - a.year)
}

const allOf = (store: Pick<Store, 'find'>, collection: Collection<Award>): Promise<Award[]> =>
  findAll(store, collection, { index: 'year', descending: true })
