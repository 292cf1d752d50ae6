import { commitAudited } from '../../core/audit/append-entry.ts'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import { isRefused } from '../../core/errors/refused.ts'
import type { Person } from '../../core/people/person.ts'
import { type Change, put, type Stored } from '../../core/store/store.ts'
import { type Appointment, appointmentId, appointments } from './appointment.ts'
import type { Campaign } from './campaign.ts'
import { findCampaign } from './close-campaign.ts'
import { invitationNotice, invitedKind } from './open-campaign.ts'
import { type PlanRefusal, refusePlan } from './plan-refusal.ts'
import type { ListProblem } from './read-list.ts'
import { deedOf } from './save-plan.ts'
import { dayOf, hasBegun, slots } from './slot.ts'

export type AttendanceParts = Pick<
  FeatureParts,
  'store' | 'directory' | 'organisation' | 'clock' | 'notices' | 'newId'
>

/** One line of a list, or one press. Nothing but presence: no finding, no result. */
export type Mark = {
  readonly row: number
  readonly person: Person
  readonly state: 'attended' | 'missed'
}

export type Marked = {
  readonly ok: true
  readonly campaign: Campaign
  readonly attended: number
  readonly missed: number
}

export type MarkProblems = { readonly ok: false; readonly problems: readonly ListProblem[] }

/**
 * Marks who came and who did not: all of a list, or none of it and each row named. Who missed a check is invited anew
 * in the same commit, while the campaign is open.
 */
export const markAttendance = async (
  parts: AttendanceParts,
  officer: Person,
  id: string,
  marks: readonly Mark[],
): Promise<Marked | PlanRefusal | MarkProblems> => {
  let campaign: Campaign | undefined
  const count = (state: Mark['state']) => marks.filter((mark) => mark.state === state).length
  const counts = { attended: count('attended'), missed: count('missed') }
  const deed = deedOf(officer, 'health-check.attendance-marked', id, counts)
  const committed = await commitAudited<PlanRefusal | MarkProblems>(
    parts.store,
    parts.clock,
    deed,
    async () => {
      const found = await findCampaign(parts, officer, id)
      if (isRefused(found)) return found
      campaign = found.document
      return changesOf(parts, campaign, marks)
    },
  )
  if (committed.ok && campaign) return { ok: true, campaign, ...counts }
  if ('code' in committed || 'problems' in committed) return committed
  return refusePlan('conflict', { name: '' })
}

const changesOf = async (
  parts: AttendanceParts,
  campaign: Campaign,
  marks: readonly Mark[],
): Promise<readonly Change[] | MarkProblems> => {
  const { notices, newId } = parts
  const stored = await storedOf(parts, campaign, marks)
  const problems = await problemsOf(parts, marks, stored)
  if (problems.length > 0) return { ok: false, problems }
  const moved = marks.flatMap(({ person, state }) => {
    const before = stored.get(person.id)
    return before && before.document.state !== state ? [{ before, person, state }] : []
  })
  const missed = moved.filter(({ state }) => state === 'missed').map(({ person }) => person.id)
  return [
    ...moved.map(({ before, state }) =>
      put(appointments, before.id, { ...before.document, state }, before.version),
    ),
    ...(missed.length > 0 && campaign.state === 'open'
      ? await notices.changesOf({
          id: invitationNotice(campaign.id, `missed.${newId()}`),
          kind: invitedKind,
          people: missed,
          data: { campaign: campaign.id, missed: true },
        })
      : []),
  ]
}

const storedOf = async (
  { store }: AttendanceParts,
  campaign: Campaign,
  marks: readonly Mark[],
): Promise<ReadonlyMap<string, Stored<Appointment>>> => {
  const ids = marks.map(({ person }) => appointmentId(campaign.id, person.id))
  const found = await store.getMany(appointments, ids)
  return new Map(found.map((each) => [each.document.person, each]))
}

/** Presence is of somebody who had a place, and of a time that has begun. */
const problemsOf = async (
  { store, clock, organisation }: AttendanceParts,
  marks: readonly Mark[],
  stored: ReadonlyMap<string, Stored<Appointment>>,
): Promise<readonly ListProblem[]> => {
  const ids = new Set([...stored.values()].map(({ document }) => document.slot))
  const times = new Map((await store.getMany(slots, [...ids])).map(({ id, document }) => [id, document]))
  return marks.flatMap(({ row, person }): ListProblem[] => {
    const appointment = stored.get(person.id)?.document
    const slot = appointment && times.get(appointment.slot)
    const { name } = person
    if (!appointment || !slot || appointment.state === 'waiting' || appointment.state === 'cancelled')
      return [{ row, reason: 'no-appointment', values: { name } }]
    return hasBegun(slot, clock(), organisation.zone)
      ? []
      : [{ row, reason: 'not-yet', values: { name, day: dayOf(slot) } }]
  })
}
