import type { Activity, Attachment } from '../activity.ts'
import { fileAttachment, type SentFile } from '../files.ts'
import type { World } from '../world.ts'
import { comeBack } from './come-back.ts'
import { deliver } from './deliver.ts'
import { envelope, mention, type Standpoint } from './envelope.ts'

export type Saying = {
  readonly text: string
  /** In a shared place the bot only hears what mentions it; true when not said. */
  readonly mention?: boolean
  readonly attachments?: readonly Attachment[]
  /** Handed out by the simulator, as Teams does by SharePoint. */
  readonly file?: SentFile | undefined
  /** Fields of the activity that are to be other than usual: a locale, a forged value, an id sent before. */
  readonly overrides?: Readonly<Record<string, unknown>>
}

/** A person writes a message. Returns what came back by the end of the turn. */
export const say = async (
  world: World,
  standpoint: Standpoint,
  saying: Saying,
): Promise<readonly Activity[]> => {
  const { conversation, person, thread } = standpoint
  const shared = conversation.kind !== 'personal'
  const heard = !shared || (saying.mention ?? true)
  const at = shared && heard ? mention(world) : undefined
  const attachments = [...(saying.attachments ?? []), ...attached(world, saying)]
  const said = world.conversations.say(conversation, {
    author: { kind: 'person', id: person.id },
    activity: written({ ...saying, attachments }, at),
    ...(conversation.kind === 'channel' && { thread: thread ?? 'new' }),
  })
  if (!heard) return []
  const base = envelope(world, { ...standpoint, thread: said.thread })
  const entities = [...(at ? [at.entity] : []), ...base.entities]
  const activity = { ...base, ...said.activity, entities, ...saying.overrides }
  const { outcome, activities } = await comeBack(world, standpoint, () => deliver(world, activity))
  if (!outcome.ok) world.conversations.change(conversation, said, { failure: outcome.reason })
  return activities
}

const attached = ({ serviceUrl, files }: World, { file }: Saying): readonly Attachment[] =>
  file ? [fileAttachment(file, `${serviceUrl}${files.offer(file)}`)] : []

const written = ({ text, attachments }: Saying, at: { text: string } | undefined): Activity => ({
  type: 'message',
  text: at ? `${at.text} ${text}`.trim() : text,
  textFormat: 'plain',
  attachments: [
    // Teams sends the text a second time as HTML, which bots are to pass over.
    ...(at ? [{ contentType: 'text/html', content: `<p>${escaped(text)}</p>` }] : []),
    ...(attachments ?? []),
  ],
})

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
