import type { Hand, Standing } from './hand.ts'
import type { RunnerParts } from './parts.ts'
import { planPage } from './plan-batch.ts'

/** Fetches the next page of the audience beside the sending: a slow directory holds nobody up. */
export const createPlanner = (parts: RunnerParts, id: string, hand: Hand) => {
  const { store, source, settings, bell, log } = parts
  let planning: Promise<void> | undefined
  let againAt = 0

  const fetchPage = async ({ batch, run, now }: Standing) => {
    const plan = { id, batch: batch.document, source, run: run.document, at: now }
    try {
      hand.page = await planPage(store, plan)
      if (!hand.page) againAt = now + settings.scanMs
    } catch (cause) {
      againAt = now + settings.scanMs
      log.error('batch-not-planned', { batch: id }, cause)
    }
    planning = undefined
    bell.ring()
  }

  return (standing: Standing): void => {
    if (standing.run.document.planned || planning || hand.page || standing.now < againAt) return
    planning = fetchPage(standing)
  }
}
