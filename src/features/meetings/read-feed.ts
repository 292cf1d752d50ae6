import { createHash } from 'node:crypto'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import { preferences } from '../../core/people/preferences.ts'
import type { CalendarEvent } from '../../core/time/calendar-event.ts'
import { calendarSecrets, hashOfSecret } from './calendar-secret.ts'
import { texts } from './texts.ts'

/** A personal calendar as it is handed out; `etag` is the same while nothing in it changes. */
type Feed = { readonly body: string; readonly etag: string }

/** All that belongs into a person's calendar, of every feature. */
type EventsOf = (person: Person, language: Language) => Promise<readonly CalendarEvent[]>

/** A secret as `linkCalendar` makes them: anything else is not even looked up. */
const secretPattern = /^[A-Za-z0-9_-]{43}$/

/** The calendar behind a secret; undefined: nobody has it, it was revoked, or the person has left. */
export const readFeed = async (
  {
    store,
    directory,
    organisation,
    writeCalendar,
  }: Pick<FeatureParts, 'store' | 'directory' | 'organisation' | 'writeCalendar'>,
  eventsOf: EventsOf,
  secret: string,
): Promise<Feed | undefined> => {
  if (!secretPattern.test(secret)) return undefined
  const known = await store.get(calendarSecrets, hashOfSecret(secret))
  const person = known && (await directory.person(known.document.person))
  if (!person) return undefined
  const chosen = (await store.get(preferences, person.account))?.document.language
  const language = chosen ?? person.language ?? organisation.language
  const events = await eventsOf(person, language)
  const hash = createHash('sha256')
    .update(JSON.stringify([language, events]))
    .digest('base64url')
  return {
    body: writeCalendar({ name: texts(language)('calendar.name'), events }),
    etag: `"${hash.slice(0, 27)}"`,
  }
}
