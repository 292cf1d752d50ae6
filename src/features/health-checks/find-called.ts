import type { Directory } from '../../core/people/directory.ts'
import { peopleCalled } from '../../core/people/people-called.ts'
import type { Person } from '../../core/people/person.ts'
import { createFindPeople, type FindPeople } from './find-people.ts'
import { type PlanRefusal, refusePlan } from './plan-refusal.ts'

/** As `FindPeople`; also by a part of a name, as people are called: "Bảo", "chị Lan", "Ветрову Ольгу", "Бао". */
export const createFindCalled = async (directory: Directory): Promise<FindPeople> => {
  const find = await createFindPeople(directory)
  const everybody = await directory.people()
  return (key) => {
    const named = find(key)
    return named.length > 0 ? named : peopleCalled(key, everybody)
  }
}

/** The one person whom words mean, of those found; a refusal that repeats the words where nobody or several are. */
export const onlyOne = (found: readonly Person[], words: string): Person | PlanRefusal => {
  const [person, another] = found
  const value = words.slice(0, 60)
  if (!person) return refusePlan('unknown-names', { value })
  return another ? refusePlan('several-names', { value }) : person
}
