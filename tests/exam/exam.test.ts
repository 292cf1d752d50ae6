import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fold } from '../../src/core/understanding/fold.ts'
import type { Recogniser } from '../../src/core/understanding/recogniser.ts'
import { aLoa, type TestLoa } from '../builders/loa.ts'
import { mark, papers, readPaper } from './exam-lines.ts'

let loa: TestLoa
let recogniser: Recogniser
beforeAll(async () => {
  loa = await aLoa()
  recogniser = loa.bot.recogniser()
})
afterAll(() => loa.close())

describe.each(papers)('the exam paper %s', (paper) => {
  const lines = readPaper(paper)

  it('is passed: intents, strangers, slots and language', () => {
    const marks = mark(recogniser, lines)
    console.log(paper, JSON.stringify(marks))
    expect(marks.inScope).toBeGreaterThanOrEqual(paper.startsWith('unseen') ? 90 : 95)
    expect(marks.declined).toBeGreaterThanOrEqual(85)
    expect(marks.slots).toBeGreaterThanOrEqual(paper.startsWith('unseen') ? 90 : 95)
    expect(marks.language).toBeGreaterThanOrEqual(99)
  })

  it.each(Object.entries(disturbances))('loses at most four points with %s', (_, change) => {
    expect(mark(recogniser, lines, change).best).toBeGreaterThanOrEqual(mark(recogniser, lines).best - 4)
  })
})

const disturbances = {
  'one typo a line': (text: string) => withTypo(text),
  'capitals alone': (text: string) => text.toUpperCase(),
  'no space after punctuation': (text: string) => text.replace(/([.,?!;:])\s+/g, '$1'),
  'decomposed letters': (text: string) => text.normalize('NFD'),
  'a letter doubled': (text: string) => {
    const at = placeIn(text)
    return text.slice(0, at) + text.charAt(at) + text.slice(at)
  },
}

/** Somewhere inside the text, the same for the same text. */
function placeIn(text: string): number {
  let hash = 7
  for (const sign of text) hash = (hash * 31 + sign.charCodeAt(0)) >>> 0
  return 1 + (hash % Math.max(1, text.length - 2))
}

/** Two neighbours swapped, or one letter left out. */
function withTypo(text: string): string {
  const at = placeIn(text)
  return at % 2 === 0
    ? text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
    : text.slice(0, at) + text.slice(at + 1)
}

it('was never trained on: no line of it is a training line, whatever its case, marks and punctuation', () => {
  const bare = (text: string) =>
    fold(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const training = new Set(
    readdirSync('src/features')
      .flatMap((feature) =>
        readdirSync(`src/features/${feature}`).map((file) => `src/features/${feature}/${file}`),
      )
      .filter((file) => /utterances\.\w+\.txt$/.test(file))
      .flatMap((file) => readFileSync(file, 'utf8').split('\n').map(bare)),
  )
  const shared = papers
    .flatMap(readPaper)
    .map(({ text }) => bare(text))
    .filter((text) => training.has(text))
  expect(training.size).toBeGreaterThan(3_000)
  expect(shared).toEqual([])
})
