import { randomBytes } from 'node:crypto'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { absent, put, remove } from '../../core/store/store.ts'
import type { Arranging } from './arranging.ts'
import { calendarSecrets, hashOfSecret } from './calendar-secret.ts'
import { isKnown } from './policy.ts'
import { refuse } from './refusal.ts'
import { refusalReply } from './replies.ts'
import { texts } from './texts.ts'

/** Bytes of a secret: 256 bits can not be guessed, however often one tries. */
const length = 32

/** A new link to the asker's own calendar; the ones of before stop working, since nobody can be shown them again. */
export const linkCalendar = async (parts: Arranging, turn: Turn): Promise<Reply> => {
  const { person, language, now } = turn
  const say = texts(language)
  const { feed } = parts.links
  if (!isKnown(person) || !feed) return refusalReply(refuse('not-allowed'), turn)
  const secret = randomBytes(length).toString('base64url')
  const { items } = await parts.store.find(calendarSecrets, {
    index: 'person',
    equals: person.id,
    limit: 100,
  })
  await parts.store.commit([
    ...items.map(({ id, version }) => remove(calendarSecrets, id, version)),
    put(
      calendarSecrets,
      hashOfSecret(secret),
      { person: person.id, account: person.account, made: now.toUTC().toISO() },
      absent,
    ),
  ])
  const url = feed(secret)
  return message(turn, say('calendar.text', { url: literal(url) }), [revokeButton(turn)])
}

/** No link to the asker's calendar works any more. */
export const revokeCalendar = async ({ store }: Arranging, turn: Turn): Promise<Reply> => {
  const { items } = await store.find(calendarSecrets, { index: 'person', equals: turn.person.id, limit: 100 })
  if (items.length > 0)
    await store.commit(items.map(({ id, version }) => remove(calendarSecrets, id, version)))
  const say = texts(turn.language)
  return message(turn, say(items.length > 0 ? 'calendar.revoked' : 'calendar.none'), [linkButton(turn)])
}

const revokeButton = ({ language }: Turn): Button => ({
  kind: 'say',
  title: texts(language)('command.revoke.title'),
  command: texts(language)('command.revoke.title'),
})

const linkButton = ({ language }: Turn): Button => ({
  kind: 'say',
  title: texts(language)('command.calendar.title'),
  command: texts(language)('command.calendar.title'),
})

const message = ({ language }: Turn, text: string, next: readonly Button[]): Reply => {
  const heading = texts(language)('calendar.heading')
  return {
    cards: [{ name: 'meetings/message', view: { heading, text }, summary: heading, next }],
    personal: true,
  }
}
