import { fold } from '../../core/understanding/fold.ts'
import { namesOf, type Service, type ServiceId, serviceNames } from './service.ts'

/** Services that a name means: one, none, or several where it is the name of more. */
export type FindServices = (name: string) => readonly ServiceId[]

/** Finds a service by its id or whatever people call it; marks, case and signs make no difference. */
export const createFindServices = (services: readonly Service[]): FindServices => {
  const known = services.map((service) => ({
    id: service.id,
    patterns: [namesOf(service), ...serviceNames.filter(({ id }) => id === service.id)]
      .flatMap(({ names }) => names)
      .map(patternOf),
  }))
  return (name) => {
    const wanted = plain(name)
    return known
      .filter(({ patterns }) => patterns.some((pattern) => pattern.test(wanted)))
      .map(({ id }) => id)
  }
}

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}*]+/gu, ' ')
    .trim()

/** `*` at the end of a word stands for any ending. */
const patternOf = (name: string): RegExp => new RegExp(`^${plain(name).replaceAll('*', '\\p{L}*')}$`, 'u')
