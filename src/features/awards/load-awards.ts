import type { Collection, Store } from '../../core/store/store.ts'
import { type Award, awardsCollection, importedAwards } from './award.ts'

/** Every award that Loa knows, of the organisation's file and of imported lists, the latest year first. */
export const loadAwards = async (store: Pick<Store, 'find'>): Promise<Award[]> => {
  const [kept, imported] = await Promise.all([allOf(store, awardsCollection), allOf(store, importedAwards)])
  return [...kept, ...imported].sort((a, b) => b.year - a.year)
}

const allOf = async (store: Pick<Store, 'find'>, collection: Collection<Award>): Promise<Award[]> => {
  const awards: Award[] = []
  let after: string | undefined
  do {
    const page = await store.find(collection, {
      index: 'year',
      descending: true,
      limit: 1_000,
      ...(after && { after }),
    })
    awards.push(...page.items.map(({ document }) => document))
    after = page.next
  } while (after)
  return awards
}
