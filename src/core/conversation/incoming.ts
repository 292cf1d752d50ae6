import type { Language } from '../i18n/language.ts'
import type { Place } from './turn.ts'

/** A file that somebody sent; nothing of it was fetched yet. */
export type IncomingFile = {
  /** As the sender's machine calls it: its ending proves nothing. */
  readonly name: string
  /** Never rejects. `gone`: nobody hands it out any more, or not from where Loa fetches files; 5 MB are the most. */
  read(): Promise<Uint8Array | 'gone' | 'too-large'>
}

/** What a person did, as the transport hands it over. Texts are as they came: nothing is cleaned or believed yet. */
export type Input =
  | {
      readonly kind: 'text'
      readonly text: string
      /** Personal chats only. */
      readonly files: readonly IncomingFile[]
      /** How many there are beside the files. */
      readonly attachments: number
    }
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
