import { describe, expect, it } from 'vitest'
import { feedReply } from '../../../../src/adapters/http/serve-feed.ts'

const feed = { body: 'BEGIN:VCALENDAR', etag: '"1"' }
const find = async (secret: string) => (secret === 'right-one' ? feed : undefined)

describe('the address of a calendar', () => {
  it('hands the calendar out for its own reader alone, with a tag', async () => {
    expect(await feedReply(find, 'right-one.ics', undefined)).toMatchObject({
      status: 200,
      contentType: 'text/calendar; charset=utf-8',
      headers: { etag: '"1"', 'cache-control': 'private, max-age=300' },
      body: 'BEGIN:VCALENDAR',
    })
  })

  it.each(['"1"', 'W/"1"', '"0", "1"'])('says that nothing has changed to who has %s', async (tag) => {
    const reply = await feedReply(find, 'right-one.ics', tag)
    expect([reply.status, reply.body]).toEqual([304, undefined])
  })

  it.each(['wrong.ics', 'right-one', '.ics', '../right-one.ics', `${'a'.repeat(200)}.ics`])(
    'answers %s as it answers any other that is not there',
    async (file) => expect(await feedReply(find, file, undefined)).toMatchObject({ status: 404 }),
  )
})
