import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { PreparedChange } from '../../core/store/prepare-changes.ts'
import type { Committed } from '../../core/store/store.ts'
import { type Catalogue, superseded } from './catalogue.ts'
import type { Connection } from './connection.ts'
import { groupLength } from './group-length.ts'
import { entriesText } from './index-entries.ts'
import { readScript } from './scripts.ts'

type Commit = readonly PreparedChange[]

type Waiting = {
  readonly commit: Commit
  readonly resolve: (committed: Committed) => void
  readonly reject: (error: unknown) => void
}

/** Changes in a script that takes in more commits: bounds how long all others wait for the server. */
const largestGroup = 200

/** How long the server remembers what it answered, in seconds: much longer than anybody repeats a question. */
const rememberedSeconds = 300

const outcomesSchema = z.array(z.number())

/**
 * Gathers the commits that are asked for in one turn of the event loop and applies them in one script, in their
 * order. The group bears a token, so that `Connection.script` may send it again after a lost answer: what was applied
 * is answered as it was, what was not is applied. `confirm` resolves when what was written will not be lost.
 */
export const groupCommits = (connection: Connection, catalogue: Catalogue, confirm: () => Promise<void>) => {
  const script = readScript('commit')
  const queue: Waiting[] = []
  const underWay = new Set<Promise<void>>()

  const apply = async (group: readonly Waiting[]) => {
    try {
      const commits = group.map(({ commit }) => commit)
      const names = [...new Set(commits.flat().map(({ collection }) => collection))]
      const args = groupArguments(commits, names, catalogue)
      const answer = await connection.script(script, connection.keys.root, args)
      const outcomes = outcomesSchema.parse(answer)
      if (outcomes.includes(0)) await confirm()
      group.forEach((waiting, place) => {
        settle(waiting, names, outcomes[place])
      })
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
  const applyAll = () => {
    while (queue.length > 0) {
      const task = apply(
        queue.splice(
          0,
          groupLength(queue, ({ commit }) => commit.length, largestGroup),
        ),
      )
      underWay.add(task)
      void task.finally(() => underWay.delete(task))
    }
  }

  return {
    commit: (commit: Commit): Promise<Committed> =>
      new Promise((resolve, reject) => {
        if (queue.length === 0) setImmediate(applyAll)
        queue.push({ commit, resolve, reject })
      }),
    /** Resolves when all that was asked for is settled. */
    flush: async (): Promise<void> => {
      applyAll()
      await Promise.all(underWay)
    },
  }
}

/** As the head of commit.lua says. */
const groupArguments = (
  commits: readonly Commit[],
  names: readonly string[],
  catalogue: Catalogue,
): readonly (string | number)[] => {
  const numbers = new Map(names.map((name, place) => [name, place + 1]))
  const signed = names.flatMap((name) => [name, catalogue.get(name)?.signature ?? ''])
  const args: (string | number)[] = [randomUUID(), rememberedSeconds, names.length, ...signed, commits.length]
  for (const commit of commits) {
    args.push(commit.length)
    for (const change of commit) {
      args.push(change.kind, numbers.get(change.collection) ?? 0, change.id, change.seen)
      if (change.kind === 'put') args.push(change.text, entriesText(change.entries))
    }
  }
  return args
}

const settle = (
  { commit, resolve, reject }: Waiting,
  names: readonly string[],
  outcome = Number.NaN,
): void => {
  const conflict = commit[outcome - 1]
  if (outcome === 0) resolve({ ok: true })
  else if (conflict) resolve({ ok: false, conflict: { collection: conflict.collection, id: conflict.id } })
  else reject(superseded(names[-outcome - 1] ?? ''))
}
