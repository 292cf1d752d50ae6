import type { Incoming, IncomingFile, Input } from '../../core/conversation/incoming.ts'
import type { PlaceKind } from '../../core/conversation/turn.ts'
import { languageOfLocale } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import type { FetchFile } from './fetch-file.ts'
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
export const messageInput = (activity: WireActivity, fetchFile: FetchFile): Input => {
  const text = withoutMention(activity)
  if (text === '' && activity.value != null) return { kind: 'button', data: activity.value }
  const attachments = attachmentsOf(activity)
  const files = placeKindOf(activity) === 'personal' ? filesOf(activity, fetchFile) : []
  return { kind: 'text', text, files, attachments: attachments.length - files.length }
}

/** Teams sends the text of a message a second time, as an attachment of HTML. */
const attachmentsOf = ({ attachments }: WireActivity) =>
  (attachments ?? []).filter(({ contentType }) => contentType !== 'text/html')

/** How Teams hands over a file that somebody sent to a bot with `supportsFiles`. */
const fileType = 'application/vnd.microsoft.teams.file.download.info'

const filesOf = (activity: WireActivity, fetchFile: FetchFile): readonly IncomingFile[] =>
  attachmentsOf(activity).flatMap(({ contentType, name, content }) =>
    contentType === fileType && content
      ? // Several features may look into a file, and its address may hand it out a single time.
        [{ name: name ?? '', read: once(() => fetchFile(content.downloadUrl, activity.serviceUrl)) }]
      : [],
  )
