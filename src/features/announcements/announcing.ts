import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Outbox } from '../../core/delivery/outbox.ts'
import type { Reads } from '../../core/delivery/reads.ts'
import type { OutgoingMessage } from '../../core/delivery/sender.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { AskDisturbing } from '../../core/people/disturbing.ts'
import type { Channels, Groups } from './audience.ts'

/** Where the award lists of a year come from; the texts are ready in the reader's language. */
export type AwardLists = {
  /** undefined: there is none for that year. Groups in order, names sorted. */
  ofYear(
    year: number,
    language: Language,
  ): Promise<readonly { readonly title: string; readonly names: readonly string[] }[] | undefined>
}

/** What became of a look at a picture's address, from outside as Teams fetches it. */
export type PictureCheck = (
  url: string,
) => Promise<'fine' | 'picture-not-public' | 'picture-too-large' | 'picture-not-image'>

/** What announcing needs beside what every feature gets. */
export type AnnouncingPorts = {
  readonly outbox: Outbox
  readonly channels: Channels
  readonly groups: Groups
  readonly awards: AwardLists
  /** The card as it goes over the wire. */
  readonly render: (card: Card, language: Language) => object
  /** Size of a whole message in bytes of UTF-16. */
  readonly measure: (message: OutgoingMessage) => number
  readonly checkPicture: PictureCheck
  /** Shows a card in a person's own chat, in the place of the one that was shown under this key before. */
  readonly show: (account: string, key: string, card: Card, language: Language) => Promise<void>
  /** What the platform reports of reading. */
  readonly reads: Reads
  /** Whether somebody wants to be told now of what they may do without; everybody does when not there. */
  readonly mayDisturb?: AskDisturbing
  /** A name that nothing had before. */
  readonly newId: () => string
}

export type Announcing = AnnouncingPorts &
  Pick<FeatureParts, 'store' | 'directory' | 'organisation' | 'links' | 'clock' | 'readTable' | 'writeSheet'>
