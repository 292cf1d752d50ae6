import type { Turn } from '../conversation/turn.ts'
import type { Person } from '../people/person.ts'
import type { Clock } from '../time/clock.ts'
import { inZone } from '../time/in-zone.ts'
import type { Reader } from './notice.ts'

/** Who reads a notice, as if they had asked for it in their own chat. */
export const turnOfReader = ({ language, zone }: Reader, person: Person, clock: Clock): Turn => {
  return {
    id: 'notice',
    person,
    place: { kind: 'personal', conversation: '' },
    language,
    now: inZone(clock(), zone),
  }
}
