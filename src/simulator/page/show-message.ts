import { z } from 'zod'
import { type Activity, type Attachment, cardContentType } from '../activity.ts'
import type { Conversation } from '../places.ts'
import type { Message } from '../record.ts'
import type { World } from '../world.ts'
import type { AttachmentView, MessageView, SuggestionView } from './view.ts'

/** A message as one person sees it. */
export const showMessage = (
  world: World,
  conversation: Conversation,
  message: Message,
  viewerId: string,
): MessageView => {
  const { activity, thread, failure } = message
  const at = `<at>${world.bot.name}</at>`
  const text = message.deleted ? '' : (activity.text ?? '')
  const own = message.author.kind === 'person'
  return {
    id: message.id,
    place: conversation.place,
    ...(thread && { thread }),
    author: authorOf(world, message),
    at: message.sentAt,
    revision: message.revision,
    edited: message.edited,
    deleted: message.deleted,
    ...(failure && { failure }),
    text: own && text.startsWith(at) ? text.slice(at.length).trimStart() : text,
    summary: message.deleted ? '' : (activity.summary ?? ''),
    format: own || activity.textFormat === 'plain' ? 'plain' : 'markdown',
    mention: own && text.startsWith(at),
    attachments: message.deleted ? [] : attachmentsFor(message, viewerId),
    suggestions: suggestionsOf(activity),
  }
}

const authorOf = ({ bot, places }: World, { author }: Message): MessageView['author'] =>
  author.kind === 'bot'
    ? { kind: 'bot', id: bot.id, name: bot.name }
    : { kind: 'person', id: author.id, name: places.person(author.id)?.name ?? author.id }

const attachmentsFor = ({ activity, cardFor }: Message, viewerId: string): readonly AttachmentView[] => {
  const own = cardFor.get(viewerId)
  if (own !== undefined) return [{ contentType: cardContentType, content: own }]
  return (activity.attachments ?? [])
    .filter(({ contentType }) => contentType !== 'text/html')
    .map(showAttachment)
}

const showAttachment = ({ contentType, content, contentUrl, name }: Attachment): AttachmentView => ({
  contentType,
  ...(content !== undefined && { content }),
  ...(contentUrl && { url: contentUrl }),
  ...(name && { name }),
})

const suggestionSchema = z.looseObject({ title: z.string(), value: z.unknown() })

const suggestionsOf = ({ suggestedActions }: Activity): readonly SuggestionView[] =>
  (suggestedActions?.actions ?? []).flatMap((action) => {
    const { data } = suggestionSchema.safeParse(action)
    return data ? [{ title: data.title, text: typeof data.value === 'string' ? data.value : data.title }] : []
  })
