import { z } from 'zod'
import { type Action, action } from '../../core/conversation/feature.ts'
import { confirm, decline, hearBooking, offer, take } from './answer-booking.ts'
import { declineReasons } from './appointment.ts'
import type { Booking } from './booking.ts'
import { readBooking } from './booking-words.ts'
import { campaignIdSchema } from './campaign.ts'
import { hearsBy } from './hears-by.ts'
import { slotIdSchema } from './slot.ts'

const ownSchema = z.object({ campaign: campaignIdSchema.optional(), slot: slotIdSchema.optional() })

/** Buttons about one's own place. Whose it is, is never in their data. */
export const bookingActions = (parts: Booking): readonly Action[] => [
  action('health-checks.offer', z.object({ how: z.enum(['book', 'move']) }), (turn, { how }) =>
    offer(parts, turn, how),
  ),
  action(
    'health-checks.take',
    z.object({
      how: z.enum(['book', 'move', 'wait']),
      slot: slotIdSchema.optional(),
      from: slotIdSchema.optional(),
    }),
    (turn, asked) => take(parts, turn, asked),
  ),
  action('health-checks.confirm', ownSchema, (turn, asked) => confirm(parts, turn, asked)),
  action(
    'health-checks.decline',
    ownSchema.extend({ reason: z.enum(declineReasons).optional() }),
    (turn, asked) => decline(parts, turn, asked),
  ),
]

/** "đặt lịch khám 27/11 8:00", "move my health check to Friday", "отказаться от медосмотра". */
export const hearsBooking = hearsBy(readBooking, hearBooking)
