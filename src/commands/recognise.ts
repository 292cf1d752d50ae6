import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readConfig } from '../config.ts'
import { systemClock } from '../core/time/clock.ts'
import { evaluateClassifier } from '../core/understanding/evaluation.ts'
import type { Recognition } from '../core/understanding/intent.ts'
import { anOfflineBot } from './offline-bot.ts'

const usage = `Usage: npm run -s recognise < texts
       npm run -s recognise -- --train FILE --test FILE
Texts are lines of text, or of JSON objects with "text". Files hold a JSON object a line: "text", "label" ("oos" for
out of scope) and "split" (train, dev, test).`

const { values } = parseArgs({
  options: { train: { type: 'string' }, test: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
})

if (values.help) console.log(usage)
else if (values.train !== undefined && values.test !== undefined) measure(values.train, values.test)
else if (values.train === undefined && values.test === undefined) await recogniseInput()
else {
  console.error(usage)
  process.exitCode = 2
}

function measure(trainFile: string, testFile: string): void {
  const training = labelledLines(trainFile, 'train')
  const test = labelledLines(testFile, 'test')
  console.log(
    JSON.stringify(
      evaluateClassifier(training, test, 'oos', () => performance.now()),
      null,
      2,
    ),
  )
}

function labelledLines(file: string, split: string): { text: string; label: string }[] {
  const schema = z.object({ text: z.string(), label: z.string(), split: z.string() })
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)))
    .filter((line) => line.split === split)
}

async function recogniseInput(): Promise<void> {
  const config = readConfig()
  const bot = await anOfflineBot(config.dataFolder)
  const zone = bot.data.organisation.zone
  try {
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() === '') continue
      const now = systemClock().setZone(zone)
      console.log(JSON.stringify(shown(bot.recogniser().recognise(textOf(line), { now }))))
    }
  } finally {
    await bot.close()
  }
}

/** A line that is no JSON object with a text is a text itself. */
function textOf(line: string): string {
  if (!line.trimStart().startsWith('{')) return line
  try {
    const parsed = z.object({ text: z.string() }).safeParse(JSON.parse(line))
    return parsed.success ? parsed.data.text : line
  } catch {
    return line
  }
}

function shown({ text, language, intent, best, confidence, tier, slots }: Recognition) {
  return { text, language, intent, best, confidence: Number(confidence.toFixed(4)), tier, slots }
}
