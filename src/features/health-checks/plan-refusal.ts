import { type Refuse, type Refused, refused } from '../../core/errors/refused.ts'

/** Why a plan, a campaign or a list was not taken. Each has a sentence of its own (`plan.refused.<code>`). */
type PlanRefusalCode =
  | 'not-allowed'
  | 'not-found'
  | 'conflict'
  | 'already-open'
  | 'not-open'
  | 'name'
  | 'day'
  | 'no-such-day'
  | 'two-readings'
  | 'ends-first'
  | 'too-long'
  | 'period-past'
  | 'clinic'
  | 'unknown-site'
  | 'unknown-names'
  | 'several-names'
  | 'hours'
  | 'weekdays'
  | 'every'
  | 'capacity-zero'
  | 'capacity-large'
  | 'interval'
  | 'reminders'
  | 'too-many-texts'
  | 'no-slots'
  | 'too-many-slots'
  | 'slot-past'
  | 'nobody'
  | 'unknown-field'
  | 'seat'

export type PlanRefusal<Code extends PlanRefusalCode = PlanRefusalCode> = Refused<Code>

export const refusePlan: Refuse<PlanRefusalCode> = refused
