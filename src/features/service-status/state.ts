/**
 * The five states of a service, from fine to worst; their words are fixed by one glossary in three languages
 * (`state.*` of the locales). Planned work is no failure, so any incident outranks it.
 */
export const states = ['operational', 'maintenance', 'degraded', 'partial', 'major'] as const

export type State = (typeof states)[number]

/** What an incident does to the services that it affects. */
export const impacts = ['degraded', 'partial', 'major'] as const satisfies readonly State[]

export type Impact = (typeof impacts)[number]

export const impactsWorstFirst = impacts.toReversed()

export const severity = (state: State): number => states.indexOf(state)

/** The worst of several; nothing wrong is `operational`. */
export const worstState = (found: readonly State[]): State =>
  found.reduce<State>((worst, state) => (severity(state) > severity(worst) ? state : worst), 'operational')
