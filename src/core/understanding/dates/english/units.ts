import type { Found } from '../grammar.ts'
import type { Period, Unit } from '../relative.ts'

const periods: Readonly<Record<string, Period>> = {
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
}
const units: Readonly<Record<string, Unit>> = {
  ...periods,
  minute: 'minute',
  min: 'minute',
  hour: 'hour',
  day: 'day',
}

export const period = '(?<unit>week|month|quarter|year)'
export const unit = '(?<unit>min(?:ute)?|hour|day|week|month|quarter|year)s?'
export const count =
  '(?<count>\\d{1,3}|half an|a couple of|an|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve)'
/** A year after a quarter or a half, with the words that lead to it. */
export const ofYear = "(?:(?:,| of| in|'s)? (?:the )?(?:year )?(?<year>20\\d\\d))?"

export const periodOf = ({ group }: Found): Period => periods[group('unit') ?? ''] ?? 'year'
export const unitOf = ({ group }: Found): Unit => units[group('unit') ?? ''] ?? 'day'
export const yearOf = ({ group }: Found): number | undefined => {
  const year = group('year') ?? group('shortYear')
  return year === undefined ? undefined : Number(year)
}
