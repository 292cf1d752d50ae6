import { z } from 'zod'
import type { Localized } from '../../core/i18n/localized.ts'
import { localizedSchema } from '../../core/i18n/localized.ts'
import type { Meeting, MeetingException } from './meeting.ts'

const wall = z.string().max(20)

/** What differs between two versions of a meeting, as far as the invited are told. */
export const changeSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('time'), from: z.tuple([wall, wall]), to: z.tuple([wall, wall]) }),
  z.strictObject({
    what: z.enum(['place', 'title']),
    from: localizedSchema.optional(),
    to: localizedSchema.optional(),
  }),
  z.strictObject({ what: z.enum(['online', 'repeat', 'organiser', 'agenda', 'invited', 'holidays']) }),
  z.strictObject({ what: z.literal('cancelled'), reason: localizedSchema.optional() }),
  z.strictObject({
    what: z.literal('day-cancelled'),
    date: z.iso.date(),
    reason: localizedSchema.optional(),
  }),
  z.strictObject({
    what: z.literal('day-moved'),
    date: z.iso.date(),
    to: z.tuple([wall, wall]),
    place: localizedSchema.optional(),
    reason: localizedSchema.optional(),
  }),
])

export type MeetingChange = z.infer<typeof changeSchema>

/** Days of a list of changes that are named one by one. */
const mostDays = 5

/** In the order in which people want to know them. */
export const whatChanged = (before: Meeting, after: Meeting): readonly MeetingChange[] => {
  const days = changedDays(before, after)
  return [
    ...(after.cancelled && !before.cancelled
      ? [{ what: 'cancelled' as const, ...(after.cancelReason && { reason: after.cancelReason }) }]
      : []),
    ...(before.start !== after.start || before.end !== after.end || before.zone !== after.zone
      ? [timeChange(before, after)]
      : []),
    ...(before.repeat === after.repeat ? [] : [{ what: 'repeat' as const }]),
    ...wordChange('place', before.place, after.place),
    ...(before.online === after.online ? [] : [{ what: 'online' as const }]),
    ...wordChange('title', before.title, after.title),
    ...(before.organiser === after.organiser ? [] : [{ what: 'organiser' as const }]),
    ...(same(before.agenda, after.agenda) ? [] : [{ what: 'agenda' as const }]),
    ...(same(before.invited, after.invited) ? [] : [{ what: 'invited' as const }]),
    ...(days.length > mostDays ? [{ what: 'holidays' as const }] : days),
  ]
}

/** Changes that are worth a message of their own, and not only a new face of the old one. */
export const isUrgent = ({ what }: MeetingChange): boolean =>
  !['title', 'agenda', 'invited', 'organiser', 'holidays'].includes(what)

const timeChange = (before: Meeting, after: Meeting): MeetingChange => ({
  what: 'time',
  from: [before.start, before.end],
  to: [after.start, after.end],
})

const wordChange = (
  what: 'place' | 'title',
  from: Localized | undefined,
  to: Localized | undefined,
): readonly MeetingChange[] => (same(from, to) ? [] : [{ what, ...(from && { from }), ...(to && { to }) }])

/** Where rule and time stay: days that were called off or moved since. */
const changedDays = (before: Meeting, after: Meeting): readonly MeetingChange[] =>
  before.repeat === after.repeat && before.start === after.start
    ? after.exceptions.filter((one) => !before.exceptions.some((old) => same(old, one))).map(dayChange)
    : []

const dayChange = (exception: MeetingException): MeetingChange => {
  const { date, reason } = exception
  if (exception.kind === 'cancelled') return { what: 'day-cancelled', date, ...(reason && { reason }) }
  const { start, end, place } = exception
  return { what: 'day-moved', date, to: [start, end], ...(place && { place }), ...(reason && { reason }) }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
