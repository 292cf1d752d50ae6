import { Failure } from '../errors/failure.ts'
import type { Language } from '../i18n/language.ts'
import { type Intent, intentSchema } from './intent.ts'

/** One training line: what somebody says, and what it means. */
export type Utterance = { readonly text: string; readonly intent: Intent; readonly language: Language }

/**
 * The lines of an `utterances.<language>.txt`: `[intent]` opens a section, each further line is one utterance,
 * empty lines and lines that start with `#` are passed over. Throws `bad-utterances` naming file and line.
 */
export const parseUtterances = (source: string, language: Language, file: string): Utterance[] => {
  let intent: Intent | undefined
  const utterances: Utterance[] = []
  source.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) return
    const section = /^\[(.+)\]$/.exec(line)?.[1]
    if (section !== undefined) {
      const parsed = intentSchema.safeParse(section)
      if (!parsed.success) throw badLine(file, index, `there is no intent "${section}"`)
      intent = parsed.data
      return
    }
    if (intent === undefined) throw badLine(file, index, 'a line stands before the first [intent]')
    utterances.push({ text: line, intent, language })
  })
  return utterances
}

const badLine = (file: string, index: number, reason: string) =>
  new Failure('bad-utterances', `${file}:${index + 1}: ${reason}`)
