import { AsyncLocalStorage } from 'node:async_hooks'

const scope = new AsyncLocalStorage<string>()

/** Whatever the work causes, at once or later, is logged with the id of the turn. */
export const inTurn = <T>(turn: string, work: () => T): T => scope.run(turn, work)

/** The turn that the present work belongs to. */
export const currentTurn = (): string | undefined => scope.getStore()
