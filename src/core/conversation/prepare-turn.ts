import type { Language } from '../i18n/language.ts'
import type { Directory } from '../people/directory.ts'
import type { Organisation } from '../people/organisation.ts'
import { type Person, personSchema } from '../people/person.ts'
import { chooseLanguage, type Preference, preferences } from '../people/preferences.ts'
import { unlessAway } from '../store/away.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time/clock.ts'
import { inZone } from '../time/in-zone.ts'
import type { Incoming } from './incoming.ts'
import type { Turn } from './turn.ts'

export type TurnSources = {
  readonly directory: Directory
  readonly organisation: Organisation
  readonly store: Store
  readonly clock: Clock
}

/** Who speaks, when, and in which language to answer; `detected` is the language of the text, where it is clear. */
export const prepareTurn = async (
  sources: TurnSources,
  incoming: Incoming,
  detected: Language | undefined,
): Promise<Turn> => {
  const { account } = incoming.sender
  // While the store is away the person still gets to hear so.
  const person = await unlessAway(sources.directory.personByAccount(account))
  const stored = await unlessAway(sources.store.get(preferences, account))
  return turnOf(sources, incoming, detected, person, stored?.document)
}

/** The same without the store: of a guest, when no person is named. */
export const turnOf = (
  { clock, organisation }: TurnSources,
  incoming: Incoming,
  detected: Language | undefined,
  person: Person = guest(incoming),
  preference?: Preference,
): Turn => ({
  id: incoming.activity,
  person,
  place: incoming.place,
  language: chooseLanguage({ preference, detected, profile: person.language, client: incoming.client }),
  now: inZone(clock(), person.zone ?? incoming.zone ?? organisation.zone, organisation.zone),
})

/** Somebody whom the directory does not know: staff without a unit, so that nothing personal is answered. */
const guest = ({ sender }: Incoming): Person =>
  personSchema.parse({
    id: 'guest',
    account: sender.account,
    name: (sender.name || sender.account).slice(0, 100).toWellFormed(),
  })
