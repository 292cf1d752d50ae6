import type { DateTime } from 'luxon'
import type { Language } from '../i18n/language.ts'
import type { Person } from '../people/person.ts'

/** Where a person speaks to Loa. Everything but `personal` is a shared place, where no personal answer is shown. */
export type PlaceKind = 'personal' | 'group' | 'channel'

export type Place = {
  readonly kind: PlaceKind
  /** The platform's id of the conversation. */
  readonly conversation: string
}

/** One thing that a person does with Loa, without a trace of the platform's SDK. */
export type Turn = {
  /** Id of the turn: what a person quotes when something failed, and what its log lines carry. */
  readonly id: string
  readonly person: Person
  readonly place: Place
  /** The language to answer in. */
  readonly language: Language
  /** The present moment in the person's own zone. */
  readonly now: DateTime<true>
}
