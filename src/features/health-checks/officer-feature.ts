import { z } from 'zod'
import { type Action, action } from '../../core/conversation/feature.ts'
import { hearSeat } from './hear-seat.ts'
import { hearWish } from './hear-wish.ts'
import { hearsBy } from './hears-by.ts'
import { hearOfficer, type Officering, performStep, savePlanForm } from './officer-answers.ts'
import { officerSteps, readOfficer } from './officer-words.ts'
import { planFormSchema } from './plan-fields.ts'
import { readSeatWish } from './seat-words.ts'
import { hearSwap } from './swap-by-officer.ts'
import { readSwap } from './swap-words.ts'
import { readWish } from './wish-words.ts'

const dataSchema = z.object({
  id: z.string().max(64).optional(),
  revision: z.int().min(1).optional(),
  person: z.string().max(64).optional(),
  names: z.string().max(10_000).optional(),
  rest: z.string().max(200).optional(),
  first: z.string().max(200).optional(),
  second: z.string().max(200).optional(),
})

/** Buttons and forms of officers; who presses is looked at in each. */
export const officerActions = (parts: Officering): readonly Action[] => [
  ...officerSteps.map((step) =>
    action(`health-checks.${step}`, dataSchema, (turn, data) => performStep(parts, turn, step, data)),
  ),
  action('health-checks.plan-save', planFormSchema, (turn, form) => savePlanForm(parts, turn, form)),
]

/** "mở đợt khám 3", "new health check campaign: …", "явка на осмотр 3: …". */
export const hearsOfficer = hearsBy(readOfficer, hearOfficer)

/** "đổi lịch khám của A với B", "swap with B": of two who asked an officer. */
export const hearsSwap = hearsBy(readSwap, hearSwap)

/** "tạo đợt khám mới", "who has not booked yet": campaigns in words of one's own. */
export const hearsWish = hearsBy((text) => {
  const typed = readWish(text)
  // A campaign by its number is a command that is meant as it stands.
  return typed?.id !== undefined && readOfficer(text) ? undefined : typed
}, hearWish)

/** "đặt lịch khám cho Bảo sáng thứ sáu": the time of somebody else. */
export const hearsSeat = hearsBy(readSeatWish, hearSeat)
