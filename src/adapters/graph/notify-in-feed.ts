import type { Graph } from './graph.ts'

/** `unknown`: it may have been shown; it is not sent again by itself. */
export type Notified = 'sent' | 'off' | 'unknown' | 'failed'

/** Longest preview that Graph takes, in characters. */
const longestPreview = 150

/**
 * A line in a person's activity feed, where a card would be too much. `systemDefault` needs no kind of activity of the
 * manifest's own; the text is the whole of it. `link` opens in Teams: `https://teams.microsoft.com/l/…`.
 */
export const notifyInFeed = async (
  graph: Graph,
  account: string,
  { text, link }: { readonly text: string; readonly link: string },
): Promise<Notified> => {
  const line = text.length > longestPreview ? `${text.slice(0, longestPreview - 1)}…` : text
  const answer = await graph.ask('activity-feed', {
    method: 'POST',
    path: `/users/${encodeURIComponent(account)}/teamwork/sendActivityNotification`,
    body: {
      topic: { source: 'text', value: line, webUrl: link },
      activityType: 'systemDefault',
      previewText: { content: line },
      templateParameters: [{ name: 'systemDefaultText', value: line }],
    },
  })
  if (answer.kind === 'ok') return 'sent'
  if (answer.kind === 'denied') return 'off'
  if (answer.kind === 'failed' && (answer.status === 0 || answer.status >= 500)) return 'unknown'
  return 'failed'
}
