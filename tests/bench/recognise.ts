import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { createModelShelf } from '../../src/adapters/data-folder/model-shelf.ts'
import { readUtterances } from '../../src/adapters/data-folder/read-utterances.ts'
import { anOfflineBot } from '../../src/commands/offline-bot.ts'
import { findDates } from '../../src/core/understanding/dates/find-dates.ts'
import { findYear } from '../../src/core/understanding/dates/find-year.ts'
import { type Recogniser, trainRecogniser } from '../../src/core/understanding/recogniser.ts'
import { median, quantile } from './statistics.ts'

const folders = ['announcements', 'awards', 'benefits', 'health-checks', 'help', 'meetings', 'service-status']
const papers = ['vi', 'vi-plain', 'en', 'ru']
const rounds = 20

/** Training on the shipped lines, a start from the kept model, and a prediction with slots and dates on exam lines. */
export const benchRecognise = async (): Promise<object> => {
  const names = await namesOfTheSample()
  const utterances = folders.flatMap((folder) =>
    readUtterances(new URL(`../../src/features/${folder}/`, import.meta.url)),
  )
  const folder = mkdtempSync(join(tmpdir(), 'loa-bench-'))
  const shelf = createModelShelf(
    join(folder, 'model'),
    new URL('../../src/core/understanding/', import.meta.url),
  )
  const train = () => trainRecogniser(utterances, { gazetteer: names, findDates, findYear, shelf })
  const [trained, trainingSeconds] = timed(train)
  const starts = Array.from({ length: 5 }, () => timed(train)[1])
  const modelBytes = statSync(join(folder, 'model')).size
  rmSync(folder, { recursive: true })
  return {
    lines: utterances.length,
    trainingSeconds: round(trainingSeconds),
    startSecondsFromKeptModel: round(median(starts)),
    modelMegabytes: round(modelBytes / 1e6),
    ...predict(trained),
  }
}

const predict = (recogniser: Recogniser) => {
  const now = DateTime.fromISO('2026-11-25T10:00', { zone: 'Asia/Ho_Chi_Minh' })
  const texts = papers.flatMap((paper) =>
    readFileSync(`tests/exam/${paper}.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line): string => JSON.parse(line).text),
  )
  for (const text of texts) recogniser.recognise(text, { now })
  const micros: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const text of texts) micros.push(timed(() => recogniser.recognise(text, { now }))[1] * 1e6)
  micros.sort((a, b) => a - b)
  return {
    predictions: micros.length,
    p50Micros: round(quantile(micros, 0.5)),
    p99Micros: round(quantile(micros, 0.99)),
  }
}

const namesOfTheSample = async () => {
  const bot = await anOfflineBot('src/sample')
  try {
    return (await Promise.all(bot.features.map((feature) => feature.gazetteer?.() ?? []))).flat()
  } finally {
    await bot.close()
  }
}

const timed = <Result>(task: () => Result): [Result, number] => {
  const start = performance.now()
  const result = task()
  return [result, (performance.now() - start) / 1_000]
}

const round = (value: number): number => Math.round(value * 100) / 100
