import { inEveryLanguage } from '../../core/i18n/localized.ts'
import type { Directory } from '../../core/people/directory.ts'
import { plainName, spelledName } from '../../core/people/name-spelling.ts'
import type { Person, Unit } from '../../core/people/person.ts'
import type { Award } from './award.ts'
import type { Problem } from './import-problem.ts'
import type { NamedRecipient } from './read-award-row.ts'

type Recipient = Award['recipient']
type Resolved =
  | { readonly ok: true; readonly recipient: Recipient }
  | { readonly ok: false; readonly problem: Omit<Problem, 'row'> }

export type ResolveRecipient = (named: NamedRecipient) => Resolved

/**
 * Finds out who a row means. A name counts for somebody of the directory when it is written exactly so, marks
 * included; one that only differs in its marks is asked about. A name that nobody has is kept as the decision has it:
 * lists go back to people who have left.
 */
export const createResolveRecipient = async (directory: Directory): Promise<ResolveRecipient> => {
  const [people, units] = await Promise.all([directory.people(), directory.units()])
  const byName = Map.groupBy(people, ({ name }) => spelledName(name))
  const byPlainName = Map.groupBy(people, ({ name }) => plainName(name))
  const known: Known = {
    person: (key) =>
      people.find((person) => [person.id, person.email, person.account].includes(key.toLowerCase())),
    named: (name) => byName.get(spelledName(name)) ?? [],
    close: (name) => byPlainName.get(plainName(name)) ?? [],
    unit: (name) => units.find((unit) => namesOf(unit).includes(plainName(name))),
  }
  return (named) =>
    named.kind === 'collective' ? resolveCollective(known, named) : resolvePerson(known, named)
}

type Known = {
  /** By id, e-mail address or account. */
  person(key: string): Person | undefined
  named(name: string): readonly Person[]
  /** Whose names are the same but for the marks. */
  close(name: string): readonly Person[]
  unit(name: string): Unit | undefined
}

const namesOf = ({ id, name, aliases }: Unit): string[] =>
  [id, ...inEveryLanguage(name), ...aliases].map(plainName)

const found = (recipient: Recipient): Resolved => ({ ok: true, recipient })
const refuse = (
  field: Problem['field'] & string,
  reason: Problem['reason'],
  values?: Problem['values'],
): Resolved => ({
  ok: false,
  problem: { field, reason, ...(values && { values }) },
})

const resolveCollective = (known: Known, { recipient, employee, unit }: NamedRecipient): Resolved => {
  if (employee) return refuse('employee', 'employee-collective', { value: employee })
  if (recipient) {
    const named = known.unit(recipient)
    return found(named ? { unit: named.id } : { name: recipient })
  }
  if (!unit) return refuse('recipient', 'recipient')
  const named = known.unit(unit)
  return named ? found({ unit: named.id }) : refuse('unit', 'unit', { value: unit })
}

const resolvePerson = (known: Known, { recipient, employee, unit }: NamedRecipient): Resolved => {
  if (employee) return resolveEmployee(known, employee, recipient)
  if (!recipient) return refuse('recipient', 'recipient')
  const named = known.named(recipient)
  const place = unit === undefined ? undefined : known.unit(unit)
  const [person, another] = named.length > 1 && place ? named.filter((one) => one.unit === place.id) : named
  if (person && !another) return found({ person: person.id })
  if (named.length > 0)
    return refuse('recipient', 'recipient-several', { value: recipient, count: named.length })
  const close = known.close(recipient)
  if (close.length === 0) return found({ name: recipient })
  return refuse('recipient', 'recipient-close', {
    value: recipient,
    names: close.map(({ name }) => name).join(', '),
  })
}

const resolveEmployee = (known: Known, employee: string, recipient: string | undefined): Resolved => {
  const person = known.person(employee)
  if (!person) return refuse('employee', 'employee', { value: employee })
  if (recipient && spelledName(recipient) !== spelledName(person.name))
    return refuse('employee', 'employee-name', { value: employee, name: person.name, recipient })
  return found({ person: person.id })
}
