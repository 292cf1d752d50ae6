import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { politely, wishesFor } from '../../core/understanding/courtesy.ts'
import { fold } from '../../core/understanding/fold.ts'
import { longestDeed } from './read-deed.ts'
import { texts } from './texts.ts'

/** What an officer does with campaigns, by the name of its wording (`say.<step>`). */
export const officerSteps = [
  'campaigns',
  'new',
  'form-new',
  'edit',
  'form',
  'open',
  'close',
  'delete',
  'attendance',
  'attended',
  'missed',
  'capacity',
  'seat',
  'swap',
  'show',
] as const

export type OfficerStep = (typeof officerSteps)[number]

/** `rest` are the words behind the colon and the lines below. */
export type TypedOfficer = {
  readonly step: OfficerStep
  readonly language: Language
  readonly id: string
  readonly rest: string
}

/** Wordings of the messages that buttons are phrased with, so that the two can not part ways. */
const patterns = once(() =>
  wishesFor(
    officerSteps.flatMap((step) =>
      languages.map((language) => {
        const wording = texts(language)(`say.${step}`, { id: '#' })
        const pattern = fold(wording)
          .split('#')
          .map((piece) =>
            piece
              .trim()
              .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
              .replace(/\s+/g, '\\s+'),
          )
          .join('\\s+(?<id>[\\p{L}\\p{N}_-]{1,64})')
        const when = step === 'capacity' ? '(?:\\s+(?<when>.+?))?' : ''
        return { step, language, pattern: politely(language, `${pattern}${when}`) }
      }),
    ),
  ),
)

/** "mở đợt khám 3", "attendance 3", "новый медосмотр: …". undefined: it is no such command. */
export const readOfficer = (text: string): TypedOfficer | undefined => {
  const plain = text.normalize('NFC')
  const [line = ''] = plain.split('\n', 1)
  const colon = line.search(/:(?!\d)/)
  const head = colon < 0 ? line : line.slice(0, colon)
  const rest = plain.slice(colon < 0 ? line.length : colon + 1).trim()
  if (head.length > longestDeed) return undefined
  const folded = fold(head)
  for (const { step, language, pattern } of patterns()(folded)) {
    const found = pattern.exec(folded)
    if (!found) continue
    const { id = '', when } = found.groups ?? {}
    return { step, language, id, rest: when ? `${when}: ${rest}` : rest }
  }
  return undefined
}
