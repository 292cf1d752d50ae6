import { createHash } from 'node:crypto'
import { fold } from '../../core/understanding/fold.ts'
import type { Award } from './award.ts'

type Named = Pick<Award, 'year' | 'title' | 'recipient' | 'decision'>

/** The same for one award however a list spells it: who got what for which year by which decision. */
export const awardKey = ({ year, title, recipient, decision }: Named): string => {
  const [[kind, who] = []] = Object.entries(recipient)
  return JSON.stringify([year, plain(title.vi), kind, plain(who ?? ''), plain(decision.number)])
}

/** Id of an imported award: a list that is brought in again names the same awards. */
export const importedId = (award: Named): string =>
  `list-${createHash('sha256').update(awardKey(award)).digest('hex').slice(0, 32)}`

const plain = (text: string): string => fold(text).replace(/\s+/g, ' ').trim()
