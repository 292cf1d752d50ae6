import type { Incoming, Input } from '../../core/conversation/incoming.ts'
import type { PlaceKind } from '../../core/conversation/turn.ts'
import { languageOfLocale } from '../../core/i18n/language.ts'
import { withoutMention } from './mention.ts'
import { accountOf, type WireActivity } from './wire-activity.ts'

/** Whatever is not known to be private is a shared place. */
const placeKinds = new Map<string, PlaceKind>([
  ['personal', 'personal'],
  ['channel', 'channel'],
])

export const placeKindOf = ({ conversation }: WireActivity): PlaceKind =>
  placeKinds.get(conversation.conversationType ?? '') ?? 'group'

/** `turn` is the id of the turn: the activity's own, or one made for it. */
export const toIncoming = (activity: WireActivity, turn: string, input: Input): Incoming => {
  const client = activity.entities?.find(({ type }) => type === 'clientInfo')
  return {
    activity: turn,
    sender: { account: accountOf(activity), name: activity.from.name ?? '' },
    place: { kind: placeKindOf(activity), conversation: activity.conversation.id },
    client: languageOfLocale(activity.locale ?? client?.locale ?? undefined),
    zone: client?.timezone ?? activity.localTimezone ?? undefined,
    input,
  }
}

/** A pressed `Action.Submit` comes as a message with a value and without a text. */
export const messageInput = (activity: WireActivity): Input => {
  const text = withoutMention(activity)
  if (text === '' && activity.value != null) return { kind: 'button', data: activity.value }
  return { kind: 'text', text, attachments: countAttachments(activity) }
}

/** Teams sends the text of a message a second time, as an attachment of HTML. */
const countAttachments = ({ attachments }: WireActivity): number =>
  (attachments ?? []).filter(({ contentType }) => contentType !== 'text/html').length
