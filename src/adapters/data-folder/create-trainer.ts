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
  gazetteer: readonly GazetteerEntry[],
): Promise<Trainer> => {
  const shelf = modelFile === undefined ? undefined : createModelShelf(modelFile, code)
  const train = (utterances: readonly Utterance[]) =>
    trainRecogniser(utterances, { gazetteer, findDates, findYear, shelf })
  let recogniser = train(await lines())
  let running = Promise.resolve()

  const swap = async (): Promise<void> => {
    const utterances = await lines()
    if (modelFile !== undefined)
      await trainInBackground({ utterances, gazetteer, modelFile, code: code.href })
    recogniser = train(utterances)
    log.info('recogniser-trained', { lines: utterances.length })
  }
  return {
    recogniser: () => recogniser,
    // One after the other: the last one has the lines of all who asked.
    retrain: () => {
      running = running.then(swap).catch((cause) => log.error('training-failed', {}, cause))
    },
    trained: () => running,
  }
}
