import type { BookingDesk } from './booking-desk.ts'
import type { Sources } from './load-schedule.ts'

/** What answers about booking are made with. */
export type Booking = Sources & BookingDesk
