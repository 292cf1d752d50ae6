import { Failure } from '../errors/failure.ts'
import { isAway } from '../store/away.ts'
import { everyDocument } from '../store/every-document.ts'
import { batches } from './batch.ts'
import { type BatchRunner, createBatchRunner } from './batch-runner.ts'
import type { Bell } from './bell.ts'
import { createBrake } from './brake.ts'
import { createLine } from './line.ts'
import type { DeliveryParts, DeliverySettings } from './parts.ts'
import { claimBatch } from './recover.ts'
import { shareFairly } from './share-fairly.ts'

/** All the batches that this process sends. */
export type Dispatcher = {
  /** One step of every batch. `draining`: nothing new leaves. */
  cycle(draining: boolean): Promise<void>
  /** When the next step may have something to do without a ring of the bell; milliseconds since 1970. */
  wakeAt(): number
  /** The next step looks for batches first. */
  scanNow(): void
  isIdle(): boolean
  /** So many outcomes wait to be written down that the connections will soon have nothing to do. */
  isFull(): boolean
  runner(batch: string): BatchRunner | undefined
  release(): Promise<void>
}

/** After an error a batch is left alone for so long, in milliseconds. */
const restMs = 1_000

export const createDispatcher = (
  parts: DeliveryParts,
  settings: DeliverySettings,
  bell: Bell,
): Dispatcher => {
  const { store, pacing, clock, random, log } = parts
  const instance = random().toString(36).slice(2)
  const claim = { runner: parts.runner, instance, leaseMs: settings.leaseMs }
  const brake = createBrake(pacing, settings.backoff, random)
  const line = createLine(pacing, bell, clock)
  const runners = new Map<string, BatchRunner>()
  const resting = new Map<string, number>()
  const orphans = new Set<string>()
  const now = () => clock().toMillis()
  let scanAt = 0
  let awayAt = Number.NEGATIVE_INFINITY
  let firstInTurn = 0

  const adopt = async (id: string) => {
    const stored = await store.get(batches, id)
    const source = parts.sources().find(({ name }) => name === stored?.document.source)
    if (!source) return noteOrphan(id)
    const shared = { ...parts, settings, claim, backoff: settings.backoff, graceMs: graceMs() }
    if (stored && (await claimBatch(shared, id, stored.document, now())))
      runners.set(id, createBatchRunner({ ...shared, source, brake, bell, line }, id))
  }

  /** Where the store was away nobody could say that they live: they get the time to. */
  const graceMs = () => (now() - awayAt < settings.leaseMs / 2 ? settings.leaseMs / 2 : 0)

  const noteOrphan = (id: string) => {
    if (!orphans.has(id)) log.warn('batch-without-source', { batch: id })
    orphans.add(id)
  }

  const scan = async () => {
    scanAt = now() + settings.scanMs
    for await (const { id } of everyDocument(store, batches, { index: 'open' }))
      if (!runners.has(id)) await adopt(id)
  }

  /** An error of one batch is no other's. */
  const attempt = async <T>(id: string, work: () => Promise<T>, otherwise: T): Promise<T> => {
    if ((resting.get(id) ?? 0) > now()) return otherwise
    resting.delete(id)
    try {
      return await work()
    } catch (cause) {
      log.error('batch-step-failed', { batch: id }, cause)
      resting.set(id, now() + restMs)
      if (isAway(cause)) awayAt = now()
      if (cause instanceof Failure && cause.code === 'ledger-moved') runners.delete(id)
      return otherwise
    }
  }

  const deal = (wishes: readonly number[]): number[] => {
    const slots = sum([...runners.values()].map((runner) => runner.slots()))
    const available = Math.min(settings.inFlight - slots, line.room())
    firstInTurn += 1
    return shareFairly(wishes, Math.max(0, available), firstInTurn)
  }

  /** While the tenant is held, the end of that is what all wait for. */
  const afterHold = () => (line.room() === 0 && runners.size > 0 ? pacing.opensAt() : scanAt)

  return {
    cycle: async (draining) => {
      line.look()
      if (!draining && now() >= scanAt) await attempt('', scan, undefined)
      const active = [...runners]
      const wishes = await Promise.all(
        active.map(([id, runner]) => attempt(id, () => runner.prepare(draining), 0)),
      )
      const shares = deal(wishes)
      await Promise.all(
        active.map(([id, runner], place) => attempt(id, () => runner.advance(shares[place] ?? 0), undefined)),
      )
      for (const [id, runner] of active) if (runner.hasEnded()) runners.delete(id)
    },
    wakeAt: () =>
      Math.min(
        scanAt,
        afterHold(),
        ...[...runners].map(([id, runner]) => Math.max(runner.wakeAt(), resting.get(id) ?? 0)),
      ),
    scanNow: () => {
      scanAt = 0
      bell.ring()
    },
    isIdle: () => [...runners.values()].every((runner) => runner.isIdle()),
    isFull: () => sum([...runners.values()].map((runner) => runner.settled())) * 2 >= settings.inFlight,
    runner: (batch) => runners.get(batch),
    release: async () => {
      await Promise.all([...runners].map(([id, runner]) => attempt(id, () => runner.release(), undefined)))
      runners.clear()
    },
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
