import type { Clock } from '../time/clock.ts'
import { type Bell, createBell } from './bell.ts'
import type { Pacing } from './pacing.ts'

/** A request that is in the ledger and waits for its moment. */
export type Departure = {
  go(): void
  /** It is not to leave before then: back into the ledger with it. */
  giveBack(until: number): void
}

/** Requests leave one by one, each at its moment, whatever the rest of the engine is doing. */
export type Line = {
  join(departures: readonly Departure[]): void
  /** Looks at the clock again. */
  look(): void
  /** How many more it makes sense to get ready. */
  room(): number
}

/** Whoever would wait longer is given back, in milliseconds. */
const patience = 500

export const createLine = (pacing: Pacing, bell: Bell, clock: Clock): Line => {
  const waiting: Departure[] = []
  const own = createBell()
  let isMoving = false

  const giveBackAll = (until: number) => {
    for (const departure of waiting.splice(0)) departure.giveBack(until)
    bell.ring()
  }
  const depart = () => {
    waiting.shift()?.go()
    if (waiting.length * 2 <= pacing.atHand) bell.ring()
  }
  const move = async () => {
    while (waiting.length > 0) {
      pacing.want(waiting.length)
      const opensAt = pacing.opensAt()
      const wait = opensAt > 0 ? opensAt - clock().toMillis() : 0
      if (wait > patience) giveBackAll(opensAt)
      else if (wait > 0) await own.wait(wait)
      else depart()
    }
    pacing.want(0)
    isMoving = false
  }

  return {
    join: (departures) => {
      waiting.push(...departures)
      if (isMoving) return
      isMoving = true
      void move()
    },
    look: () => {
      if (isMoving) own.ring()
    },
    room: () => {
      const isHeld = pacing.opensAt() - clock().toMillis() > patience
      return isHeld ? 0 : Math.max(0, pacing.atHand - waiting.length)
    },
  }
}
