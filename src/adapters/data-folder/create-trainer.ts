import type { Log } from '../../core/log/log.ts'
import { findDates } from '../../core/understanding/dates/find-dates.ts'
import { findYear } from '../../core/understanding/dates/find-year.ts'
import type { GazetteerEntry } from '../../core/understanding/gazetteer.ts'
import { type Recogniser, trainRecogniser } from '../../core/understanding/recogniser.ts'
import type { Utterance } from '../../core/understanding/utterances.ts'
import { createModelShelf } from './model-shelf.ts'
import { trainInBackground } from './train-in-background.ts'

export type Trainer = {
  /** The recogniser of now. */
  readonly recogniser: () => Recogniser
  /** Asks for a recogniser of the lines of now: trained beside the running one, then put in its place whole. */
  readonly retrain: () => void
  /** Takes in what has changed since: names that people gave in chat, lines that another replica was taught. */
  readonly refresh: () => Promise<void>
  /** Resolves when no training is under way. */
  readonly trained: () => Promise<void>
}

type Parts = {
  readonly log: Log
  /** Where the trained model is kept from start to start; trained on this thread each time where it is not said. */
  readonly modelFile?: string
}

const code = new URL('../../core/understanding/', import.meta.url)

export const createTrainer = async (
  { log, modelFile }: Parts,
  lines: () => Promise<readonly Utterance[]>,
  names: () => Promise<readonly GazetteerEntry[]>,
): Promise<Trainer> => {
  const shelf = modelFile === undefined ? undefined : createModelShelf(modelFile, code)
  let gazetteer = await names()
  const train = (utterances: readonly Utterance[]) =>
    trainRecogniser(utterances, { gazetteer, findDates, findYear, shelf })
  let learned = await lines()
  let recogniser = train(learned)
  let running = Promise.resolve()

  const swap = async (): Promise<void> => {
    const utterances = await lines()
    gazetteer = await names()
    if (modelFile !== undefined)
      await trainInBackground({ utterances, gazetteer, modelFile, code: code.href })
    recogniser = train(utterances)
    learned = utterances
    log.info('recogniser-trained', { lines: utterances.length })
  }
  // One after the other: the last one has the lines of all who asked.
  const retrain = () => {
    running = running.then(swap).catch((cause) => log.error('training-failed', {}, cause))
  }
  return {
    recogniser: () => recogniser,
    retrain,
    refresh: async () => {
      await running
      if (!sameAs(learned, await lines())) return retrain()
      const known = await names()
      if (sameAs(gazetteer, known)) return
      gazetteer = known
      recogniser = recogniser.withNames(known)
    },
    trained: () => running,
  }
}

const sameAs = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && JSON.stringify(one) === JSON.stringify(other)
