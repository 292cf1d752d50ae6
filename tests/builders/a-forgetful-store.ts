import { runs } from '../../src/core/delivery/run.ts'
import { Failure } from '../../src/core/errors/failure.ts'
import type { Change, Store } from '../../src/core/store/store.ts'

/** What becomes of a commit that is not answered. */
export const lostAnswers = ['made', 'not-made', 'made-later'] as const

export type LostAnswer = (typeof lostAnswers)[number]

export type ForgetfulStore = Store & {
  /** The next commit of the delivery engine is not answered. */
  lose(how: LostAnswer): void
  /** What was to be made later is made now, as far as it still can be. */
  arrive(): Promise<void>
}

/** A store that goes away in the middle of a commit, as a server does. What is late comes at the next commit. */
export const aForgetfulStore = (store: Store): ForgetfulStore => {
  const late: (readonly Change[])[] = []
  let next: LostAnswer | undefined

  const arrive = async () => {
    for (const changes of late.splice(0)) await store.commit(changes)
  }
  const goAway = async (how: LostAnswer, changes: readonly Change[]): Promise<never> => {
    if (how === 'made') await store.commit(changes)
    if (how === 'made-later') late.push(changes)
    throw new Failure('store-away', 'no answer came')
  }
  return {
    ...store,
    lose: (how) => {
      next = how
    },
    arrive,
    commit: async (changes) => {
      await arrive()
      const how = next
      if (how === undefined || !changes.some(({ collection }) => collection.name === runs.name))
        return store.commit(changes)
      next = undefined
      return goAway(how, changes)
    },
  }
}
