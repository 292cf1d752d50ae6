import { z } from 'zod'
import { type Action, type Answer, action } from '../../core/conversation/feature.ts'
import { slotsSchema } from '../../core/understanding/intent.ts'
import { refreshVerb } from './next-steps.ts'

const scopeSchema = z.object(slotsSchema.pick({ service: true, unit: true }).shape)

/** Shows the status anew in the place of the card that the button stands on. */
export const refreshStatus = (answer: Answer): Action =>
  action(refreshVerb, scopeSchema, (turn, { service, unit }) =>
    answer(turn, { ...(service !== undefined && { service }), ...(unit !== undefined && { unit }) }),
  )
