import type { Person } from '../../core/people/person.ts'
import type { Store } from '../../core/store/store.ts'
import { type Plan, plans } from './plan.ts'
import { mayRun } from './policy.ts'

/** Plans that an officer looks after and that are not open yet, the latest first. */
export const ownDrafts = async (store: Pick<Store, 'find'>, officer: Person): Promise<readonly Plan[]> => {
  const page = await store.find(plans, { index: 'from', descending: true, limit: 50 })
  return page.items.map(({ document }) => document).filter((plan) => mayRun(officer, plan))
}
