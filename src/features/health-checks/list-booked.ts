import { isOpen } from './appointment.ts'
import type { Campaign } from './campaign.ts'
import { listAttendees } from './count-completion.ts'
import { slots } from './slot.ts'

/** Everybody with an appointment that is neither over nor called off, and its time. */
export const listBooked = async (sources: Parameters<typeof listAttendees>[0], campaign: Campaign) => {
  const attendees = (await listAttendees(sources, campaign)).flatMap(({ person, appointment }) =>
    appointment && isOpen(appointment) ? [{ person, id: appointment.slot }] : [],
  )
  const ids = [...new Set(attendees.map(({ id }) => id))]
  const times = new Map((await sources.store.getMany(slots, ids)).map(({ id, document }) => [id, document]))
  return attendees.flatMap(({ person, id }) => {
    const slot = times.get(id)
    return slot ? [{ person, slot }] : []
  })
}
