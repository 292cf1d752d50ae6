import type { Collection, Query, Store, Stored } from './store.ts'

type Everything = Omit<Query, 'after'>

/** What a query finds in its order, whatever its number; what nobody goes on to is not read. */
export async function* everyDocument<D>(
  store: Pick<Store, 'find'>,
  collection: Collection<D>,
  query: Everything,
): AsyncGenerator<Stored<D>> {
  for await (const items of pages(store, collection, query)) yield* items
}

/** The same at once, for what is known to fit in memory. */
export const findAll = async <D>(
  store: Pick<Store, 'find'>,
  collection: Collection<D>,
  query: Everything,
): Promise<D[]> => {
  const found: D[] = []
  for await (const items of pages(store, collection, query))
    found.push(...items.map(({ document }) => document))
  return found
}

async function* pages<D>(
  store: Pick<Store, 'find'>,
  collection: Collection<D>,
  query: Everything,
): AsyncGenerator<readonly Stored<D>[]> {
  let after: string | undefined
  do {
    const page = await store.find(collection, {
      limit: 1_000,
      ...query,
      ...(after !== undefined && { after }),
    })
    yield page.items
    after = page.next
  } while (after !== undefined)
}
