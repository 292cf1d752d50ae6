/** Why a plan, a campaign or a list was not taken. Each has a sentence of its own (`plan.refused.<code>`). */
export const planRefusals = [
  'not-allowed',
  'not-found',
  'conflict',
  'already-open',
  'not-open',
  'name',
  'day',
  'no-such-day',
  'two-readings',
  'ends-first',
  'too-long',
  'period-past',
  'clinic',
  'unknown-site',
  'unknown-names',
  'several-names',
  'hours',
  'weekdays',
  'every',
  'capacity-zero',
  'capacity-large',
  'interval',
  'reminders',
  'too-many-texts',
  'no-slots',
  'too-many-slots',
  'slot-past',
  'nobody',
  'unknown-field',
  'seat',
] as const

export type PlanRefusalCode = (typeof planRefusals)[number]

export type PlanRefusal<Code extends PlanRefusalCode = PlanRefusalCode> = {
  readonly ok: false
  readonly code: Code
  readonly values?: Readonly<Record<string, string | number>>
}

export const refusePlan = <Code extends PlanRefusalCode>(
  code: Code,
  values?: Readonly<Record<string, string | number>>,
): PlanRefusal<Code> => ({ ok: false, code, ...(values && { values }) })

export const isPlanRefusal = (value: object): value is PlanRefusal =>
  'ok' in value && value.ok === false && 'code' in value
