import { workerData } from 'node:worker_threads'
import { findDates } from '../../core/understanding/dates/find-dates.ts'
import { findYear } from '../../core/understanding/dates/find-year.ts'
import { trainRecogniser } from '../../core/understanding/recogniser.ts'
import { createModelShelf } from './model-shelf.ts'
import type { TrainingTask } from './train-in-background.ts'

const { utterances, gazetteer, modelFile, code }: TrainingTask = workerData

trainRecogniser(utterances, {
  gazetteer,
  findDates,
  findYear,
  shelf: createModelShelf(modelFile, new URL(code)),
})
