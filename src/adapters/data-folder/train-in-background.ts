import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { GazetteerEntry } from '../../core/understanding/gazetteer.ts'
import type { Utterance } from '../../core/understanding/utterances.ts'

export type TrainingTask = {
  readonly utterances: readonly Utterance[]
  readonly gazetteer: readonly GazetteerEntry[]
  /** Where the model is put when it is ready. */
  readonly modelFile: string
  /** Folder of the modules that train, as a `file:` URL. */
  readonly code: string
}

/** Trains on a thread of its own, so that nobody waits for an answer meanwhile. Rejects when the training fails. */
export const trainInBackground = async (task: TrainingTask): Promise<void> => {
  const worker = new Worker(new URL('training-worker.ts', import.meta.url), { workerData: task })
  const [code] = await once(worker, 'exit')
  if (code !== 0) throw new Error(`the training ended with ${code}`)
}
