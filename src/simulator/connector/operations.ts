import type { Answer, Request } from '../http/route.ts'
import type { Conversation } from '../places.ts'
import type { World } from '../world.ts'
import type { Operation } from './judge.ts'

/** A Connector request whose conversation was looked up; undefined where there is none of that id. */
export type Call = {
  readonly world: World
  readonly request: Request
  readonly conversation: Conversation | undefined
  readonly thread: string | undefined
}

export type ConnectorRoute = {
  readonly method: string
  readonly path: string
  readonly operation: Operation
  readonly perform: (call: Call) => Answer
}
