import { DateTime } from 'luxon'
import { clinicIdSchema } from './campaign.ts'
import type { Plan, PlanFields } from './plan.ts'
import { type Slot, slotIdSchema } from './slot.ts'

/** More slots than one campaign may have. */
export const mostSlots = 1_000

/** Ids of clinics by their place in the plan. */
export const clinicIdOf = (index: number) => clinicIdSchema.parse(`clinic-${index + 1}`)

/** Days × hours × capacity, at each clinic; stops a little beyond `mostSlots`. */
export const makeSlots = (plan: Pick<Plan, 'id'> & PlanFields): readonly Slot[] => {
  const starts = startsOf(plan)
  const slots: Slot[] = []
  for (const day of daysOf(plan)) {
    if (slots.length > mostSlots) break
    for (const index of plan.clinics.keys())
      for (const start of starts)
        slots.push({
          id: slotIdSchema.parse(
            `${plan.id}-${index + 1}-${day.slice(2).replaceAll('-', '')}-${start.replace(':', '')}`,
          ),
          campaign: plan.id,
          clinic: clinicIdOf(index),
          start: `${day}T${start}`,
          minutes: plan.every,
          capacity: plan.capacity,
        })
  }
  return slots
}

export const daysOf = ({ from, to, weekdays }: PlanFields): readonly string[] => {
  const days: string[] = []
  const last = DateTime.fromISO(to, { zone: 'utc' })
  for (let day = DateTime.fromISO(from, { zone: 'utc' }); day <= last; day = day.plus({ days: 1 }))
    if (weekdays.includes(day.weekday)) days.push(day.toFormat('yyyy-MM-dd'))
  return days
}

const startsOf = ({ opens, closes, every }: PlanFields): readonly string[] => {
  const [first, last] = [minutesOf(opens), minutesOf(closes)]
  const count = Math.max(0, Math.floor((last - first) / every))
  return Array.from({ length: count }, (_, index) => timeOf(first + index * every))
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
