import type { Language } from '../i18n/language.ts'
import type { Place } from './turn.ts'

/** What a person did, as the transport hands it over. Texts are as they came: nothing is cleaned or believed yet. */
export type Input =
  | { readonly kind: 'text'; readonly text: string; readonly attachments: number }
  /** A button: `data` is whatever the client sent. */
  | { readonly kind: 'button'; readonly data: unknown }
  /** Loa was installed for the person or added to the place. */
  | { readonly kind: 'arrival' }

export type Incoming = {
  /** The platform's id of the activity. */
  readonly activity: string
  readonly sender: { readonly account: string; readonly name: string }
  readonly place: Place
  /** Language of the person's client, where Loa speaks it. */
  readonly client: Language | undefined
  /** IANA zone of the person's client. */
  readonly zone: string | undefined
  readonly input: Input
}
