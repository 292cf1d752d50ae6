import type { WireActivity } from './wire-activity.ts'

const ownMentions = ({ entities, recipient }: WireActivity): readonly string[] =>
  (entities ?? [])
    .filter(({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient.id)
    .map(({ text }) => text ?? '')

export const mentionsBot = (activity: WireActivity): boolean => ownMentions(activity).length > 0

/** The text without the words that mention Loa, which Teams repeats in the mention's entity. */
export const withoutMention = (activity: WireActivity): string => {
  const mentions = ownMentions(activity).filter((mention) => mention !== '')
  const text = mentions.reduce((rest, mention) => rest.replaceAll(mention, ' '), activity.text ?? '')
  return text.replaceAll('&nbsp;', ' ').trim()
}
