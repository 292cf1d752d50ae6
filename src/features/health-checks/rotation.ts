import type { Person } from '../../core/people/person.ts'
import type { DayRange } from '../../core/understanding/intent.ts'

/** The stretch offshore that a day falls into; nobody is examined on such a day. */
export const offshoreOn = ({ offshore }: Pick<Person, 'offshore'>, day: string): DayRange | undefined =>
  offshore.find(({ from, to }) => from <= day && day <= to)

/** Whether a person works offshore by rotation at all. */
export const rotates = ({ offshore }: Pick<Person, 'offshore'>): boolean => offshore.length > 0
