import type { RedisAddress } from './address.ts'
import type { Durability } from './check-server.ts'
import type { Client } from './client.ts'
import { createConfirm, unconfirmed } from './confirm.ts'
import { type Connection, createConnection } from './connection.ts'
import { openClient } from './open-client.ts'

type Guard = { readonly confirm: () => Promise<void>; close(): void }

/** How long to wait for the disk, in milliseconds: a server that syncs every second may take two. */
const diskMs = 2_500
/** How long to wait for a replica. One that is slower does not hold up the primary. */
const replicaMs = 1_000
/** How long no replica is waited for after none has answered: there is nothing to fail over to. */
const withoutReplicaMs = 5_000

/**
 * A connection of its own to ask for confirmation, since a question that waits holds up all behind it. It writes a
 * little first: WAIT and WAITAOF speak of what the same connection wrote, and everything older comes before that.
 */
export const openGuard = async (
  address: RedisAddress,
  { waitForDisk }: Durability,
  { keys }: Connection,
): Promise<Guard> => {
  const waitForReplica = address.kind === 'sentinel'
  if (address.kind === 'cluster' || !(waitForDisk || waitForReplica))
    return { confirm: async () => {}, close: () => {} }
  const client = await openClient(address)
  const connection = createConnection(client, keys)
  let replicaFrom = 0
  const waitForOne = async () => {
    if (performance.now() < replicaFrom) return
    const replicas = await client.wait(1, replicaMs)
    if (replicas === 0) replicaFrom = performance.now() + withoutReplicaMs
  }
  const ask = async () => {
    await client.incr(`${keys.root}guard`)
    if (waitForReplica) await waitForOne()
    if (waitForDisk) await assertOnDisk(client)
  }
  return { confirm: createConfirm(() => connection.run(ask)), close: () => client.disconnect() }
}

const assertOnDisk = async (client: Client): Promise<void> => {
  const answer: unknown = await client.call('WAITAOF', '1', '0', String(diskMs))
  if (!Array.isArray(answer) || answer[0] !== 1) throw unconfirmed()
}
