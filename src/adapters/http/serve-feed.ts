import { errorReply, type Reply } from './respond.ts'

/** The calendar behind a secret; undefined: there is none, whatever the reason. */
export type FindFeed = (
  secret: string,
) => Promise<{ readonly body: string; readonly etag: string } | undefined>

/** How long a client may keep a calendar before it asks again, in seconds. */
const freshFor = 300

/**
 * What `/calendar/<secret>.ics` answers. The secret has 256 bits, so no number of guesses finds one; a wrong, a
 * revoked and a misspelt one answer alike. Nothing on the way may keep what is somebody's own (`private`).
 */
export const feedReply = async (
  findFeed: FindFeed,
  file: string,
  ifNoneMatch: string | undefined,
): Promise<Reply> => {
  const secret = /^([A-Za-z0-9_-]{1,100})\.ics$/.exec(file)?.[1]
  const feed = secret === undefined ? undefined : await findFeed(secret)
  if (!feed) return errorReply(404, 'NotFound')
  const headers = { etag: feed.etag, 'cache-control': `private, max-age=${freshFor}` }
  const known = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(feed.etag)) return { status: 304, headers }
  return { status: 200, contentType: 'text/calendar; charset=utf-8', headers, body: feed.body }
}
