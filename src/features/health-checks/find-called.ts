import type { Directory } from '../../core/people/directory.ts'
import { peopleCalled } from '../../core/people/people-called.ts'
import { createFindPeople, type FindPeople } from './find-people.ts'

/** As `FindPeople`; also by a part of a name, as people are called: "Bảo", "chị Lan", "Ветрову Ольгу", "Бао". */
export const createFindCalled = async (directory: Directory): Promise<FindPeople> => {
  const find = await createFindPeople(directory)
  const everybody = await directory.people()
  return (key) => {
    const named = find(key)
    return named.length > 0 ? named : peopleCalled(key, everybody)
  }
}
