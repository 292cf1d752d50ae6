import { readFileSync } from 'node:fs'
import { DateTime } from 'luxon'
import { z } from 'zod'
import { languageSchema } from '../../src/core/i18n/language.ts'
import { dayRangeSchema, intentSchema } from '../../src/core/understanding/intent.ts'
import type { Recogniser } from '../../src/core/understanding/recogniser.ts'

/** Each file was written by a fresh eye that had not read the training lines; `unseen-` after all of the tuning. */
export const papers = [
  'vi',
  'vi-plain',
  'en',
  'ru',
  'unseen-vi',
  'unseen-vi-plain',
  'unseen-en',
  'unseen-ru',
] as const

const lineSchema = z.object({
  text: z.string(),
  language: languageSchema,
  intent: intentSchema,
  slots: z
    .object({ date: z.string().optional(), range: dayRangeSchema.optional(), time: z.string().optional() })
    .catchall(z.union([z.string(), z.number(), z.boolean()])),
})

export type ExamLine = z.infer<typeof lineSchema>

export const readPaper = (paper: string): ExamLine[] =>
  readFileSync(`tests/exam/${paper}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)))

/** The morning on which the dates of the exam were worked out. */
const morning = DateTime.fromISO('2026-11-25T10:00', { zone: 'Asia/Ho_Chi_Minh' })

export type Marks = {
  /** Of the lines in scope: the answer that Loa would give is right. A did-you-mean that offers it first counts. */
  readonly inScope: number
  /** Of the lines in scope: the best intent is right, whether Loa would answer or decline. */
  readonly best: number
  /** Of the strangers: declined. */
  readonly declined: number
  /** Of the lines that state a slot: every stated value is right. */
  readonly slots: number
  /** Of the lines of three words or more. */
  readonly language: number
}

const share = (lines: readonly ExamLine[], fine: (line: ExamLine) => boolean): number =>
  Math.round((1_000 * lines.filter(fine).length) / Math.max(1, lines.length)) / 10

/** In per cent. `change` is what happens to a text before it is read. */
export const mark = (
  recogniser: Recogniser,
  lines: readonly ExamLine[],
  change = (text: string) => text,
): Marks => {
  const read = (text: string) => recogniser.recognise(change(text), { now: morning })
  const subjects = lines.filter(({ intent }) => intent !== 'out_of_scope')
  const strangers = lines.filter(({ intent }) => intent === 'out_of_scope')
  return {
    inScope: share(subjects, ({ text, intent }) => read(text).intent === intent),
    best: share(subjects, ({ text, intent }) => read(text).best === intent),
    declined: share(strangers, ({ text }) => read(text).intent === 'out_of_scope'),
    slots: share(
      subjects.filter(({ slots }) => Object.keys(slots).length > 0),
      (line) => slotsAreRight(line, read(line.text).named),
    ),
    language: share(
      lines.filter(({ text }) => text.trim().split(/\s+/).length >= 3),
      ({ text, language }) => read(text).language === language,
    ),
  }
}

const slotsAreRight = ({ slots }: ExamLine, named: ReturnType<Recogniser['recognise']>['named']): boolean => {
  const { date, range, time, ...plain } = slots
  const given: Readonly<Record<string, unknown>> = named
  return (
    Object.entries(plain).every(([slot, value]) => given[slot] === value) &&
    (!range || (named.date?.from === range.from && named.date.to === range.to)) &&
    (!time || named.date?.time === time)
  )
}
