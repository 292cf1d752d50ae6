import { DateTime, IANAZone } from 'luxon'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import type { DraftValues } from './draft.ts'
import { type Meeting, meetingSchema } from './meeting.ts'
import { refuseArranging } from './policy.ts'
import { readAgenda } from './read-agenda.ts'
import { readInvited, readPerson } from './read-invited.ts'
import { readPlace } from './read-place.ts'
import { readSpan, type Span } from './read-span.ts'
import { type Refusal, refuse } from './refusal.ts'
import { ruleOfDraft } from './rule-of-draft.ts'
import { titled } from './wording.ts'

type Parts = Pick<FeatureParts, 'directory' | 'organisation'>

/** Stands for the id of a meeting that has none yet. */
const newMeetingId = 'new'

/**
 * The meeting that typed fields stand for, everything checked that does not depend on other meetings. `base` is the
 * meeting that they are a change of: what fields can not show of it stays.
 */
export const readDraft = async (
  parts: Parts,
  turn: Turn,
  values: DraftValues,
  base?: Meeting,
): Promise<Meeting | Refusal> => {
  const zone = zoneOf(values.zone, base?.zone ?? parts.organisation.zone)
  if (isRefused(zone)) return zone
  const span = readSpan(values, zone, turn.now, base)
  if (isRefused(span)) return span
  const repeat = ruleOfDraft(values, span, zone)
  if (isRefused(repeat)) return repeat
  const people = await readPeople(parts, turn, values, base)
  if (isRefused(people)) return people
  const about = readAbout(values, turn, base)
  if (isRefused(about)) return about
  const agenda = readAgenda(values.agenda, await parts.directory.people(), base?.agenda ?? [], turn.language)
  if (isRefused(agenda)) return agenda
  const fields = { ...span, zone, ...people, ...about, agenda: fitting(agenda, span) }
  return refuseArranging(turn.person, fields) ?? assemble(fields, repeat, turn, base)
}

const zoneOf = (typed: string, otherwise: string): string | Refusal => {
  const zone = typed.trim() || otherwise
  return IANAZone.isValidZone(zone) ? zone : refuse('unknown-zone', { zone: zone.slice(0, 60) })
}

const readPeople = async (
  { directory }: Parts,
  { person }: Turn,
  values: DraftValues,
  base: Meeting | undefined,
): Promise<Pick<Meeting, 'organiser' | 'invited'> | Refusal> => {
  const before = base && base.invited !== 'everyone' ? base.invited.people.map(String) : []
  const invited = await readInvited(directory, values.invited, before, person.unit)
  if (isRefused(invited)) return invited
  if (values.organiser.trim() === '') return { organiser: base?.organiser ?? person.id, invited }
  const organiser = await readPerson(directory, values.organiser)
  if (!isRefused(organiser)) return { organiser: organiser.id, invited }
  return values.organiser === base?.organiser
    ? refuse('left', { names: values.organiser, count: 1 })
    : organiser
}

type About = Pick<Meeting, 'title' | 'place' | 'online' | 'quorum' | 'reminders'>

const readAbout = (values: DraftValues, { language }: Turn, base: Meeting | undefined): About | Refusal => {
  const title = values.title.replace(/\s+/g, ' ').trim()
  if (title === '') return refuse('no-title')
  const place = readPlace(values, base, language)
  if (isRefused(place)) return place
  const numbers = readNumbers(values)
  if (isRefused(numbers)) return numbers
  return { title: titled(title, base?.title, language), ...place, ...numbers }
}

const readNumbers = (values: DraftValues): Pick<About, 'quorum' | 'reminders'> | Refusal => {
  const quorum = values.quorum.trim()
  if (quorum !== '' && !/^[1-9]\d{0,3}$/.test(quorum))
    return refuse('bad-quorum', { quorum: quorum.slice(0, 20) })
  const reminders = [
    ...new Set(
      values.reminders
        .split(/[,;\s]+/)
        .filter(Boolean)
        .map(Number),
    ),
  ]
  if (
    reminders.length > 4 ||
    reminders.some((minutes) => !Number.isInteger(minutes) || minutes < 5 || minutes > 20_160)
  )
    return refuse('bad-reminder', { reminders: values.reminders.slice(0, 40) })
  return { ...(quorum !== '' && { quorum: Number(quorum) }), ...(reminders.length > 0 && { reminders }) }
}

/** A time of an item that does not lie in the meeting any more is dropped: it follows the one before. */
const fitting = (agenda: Meeting['agenda'], { start, end }: Span): Meeting['agenda'] =>
  agenda.map(({ at, ...item }) =>
    at && start.slice(0, 10) === end.slice(0, 10) && (at < start.slice(11) || at > end.slice(11))
      ? item
      : { ...item, ...(at && { at }) },
  )

const assemble = (
  fields: Omit<About, never> & Span & Pick<Meeting, 'zone' | 'organiser' | 'invited' | 'agenda'>,
  repeat: string | undefined,
  turn: Turn,
  base: Meeting | undefined,
): Meeting | Refusal => {
  const {
    place: _,
    online: __,
    quorum: ___,
    reminders: ____,
    repeat: _____,
    ...kept
  } = base ?? { aliases: [] }
  const parsed = meetingSchema.safeParse({
    id: newMeetingId,
    exceptions: [],
    ...kept,
    ...fields,
    ...(repeat && { repeat }),
    ...(base && { exceptions: exceptionsThatFit(base, fields, repeat) }),
    updated: DateTime.fromMillis(turn.now.toMillis(), { zone: fields.zone }).toISODate(),
  })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return issue?.code === 'too_big' ? refuse('too-much') : refuse('bad-rule', { rule: repeat ?? '' })
}

/** Days that were moved or called off stay so while rule and time are what they were. */
const exceptionsThatFit = (
  base: Meeting,
  { start, zone }: Span & { zone: string },
  repeat: string | undefined,
) => (base.repeat === repeat && base.start === start && base.zone === zone ? base.exceptions : [])
