import { z } from 'zod'
import type { GraphFeature } from './grants.ts'
import type { Graph } from './graph.ts'

/** What a list has on all its pages: whole, or undefined where a page did not come or is of another shape. */
export const askEveryPage = async <Item>(
  graph: Graph,
  feature: GraphFeature,
  first: string,
  item: z.ZodType<Item>,
): Promise<readonly Item[] | undefined> => {
  const pageSchema = z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() })
  const items: Item[] = []
  for (let path: string | undefined = first; path !== undefined; ) {
    const answer = await graph.ask(feature, { method: 'GET', path })
    const page = answer.kind === 'ok' ? pageSchema.safeParse(answer.body) : undefined
    if (!page?.success) return undefined
    items.push(...page.data.value)
    path = page.data['@odata.nextLink']
  }
  return items
}
