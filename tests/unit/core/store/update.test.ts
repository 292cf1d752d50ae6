import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Change, Collection, Committed, Store, Stored } from '../../../../src/core/store/store.ts'
import { update } from '../../../../src/core/store/update.ts'

type Note = { readonly text: string }

const notes: Collection<Note> = { name: 'notes', schema: z.object({ text: z.string() }), indexes: {} }

/** A store of one note that loses the first `conflicts` commits to somebody who appends "!". */
const aStore = (start: string | undefined, conflicts = 0) => {
  let version = start === undefined ? 0 : 1
  let text = start ?? ''
  const commits: Change[] = []
  const stored = () => (version === 0 ? undefined : { id: 'a', version, document: { text } })
  const commit = async ([change]: readonly Change[]): Promise<Committed> => {
    if (change) commits.push(change)
    if (commits.length > conflicts) return { ok: true }
    version += 1
    text += '!'
    return { ok: false, conflict: { collection: 'notes', id: 'a' } }
  }
  const get = async <D>({ schema }: Collection<D>): Promise<Stored<D> | undefined> => {
    const found = stored()
    return found && { ...found, document: schema.parse(found.document) }
  }
  const store: Pick<Store, 'get' | 'commit'> = { get, commit }
  return { store, commits }
}

const append = (note: Note | undefined) => ({ text: `${note?.text ?? ''}+` })

describe('update', () => {
  it('commits the changed document on the version that it read, and returns it', async () => {
    const { store, commits } = aStore('hi')
    expect(await update(store, notes, 'a', append)).toEqual({ text: 'hi+' })
    expect(commits).toMatchObject([{ kind: 'put', id: 'a', seen: 1, document: { text: 'hi+' } }])
  })

  it('creates the document when there is none', async () => {
    const { store, commits } = aStore(undefined)
    expect(await update(store, notes, 'a', append)).toEqual({ text: '+' })
    expect(commits).toMatchObject([{ kind: 'put', seen: 0 }])
  })

  it('removes the document when the change answers undefined', async () => {
    const { store, commits } = aStore('hi')
    expect(await update(store, notes, 'a', () => undefined)).toBeUndefined()
    expect(commits).toMatchObject([{ kind: 'remove', id: 'a', seen: 1 }])
  })

  it('commits nothing when there is no document and none is wanted', async () => {
    const { store, commits } = aStore(undefined)
    await update(store, notes, 'a', () => undefined)
    expect(commits).toEqual([])
  })

  it('computes anew from what is stored when somebody else was faster', async () => {
    const { store, commits } = aStore('hi', 3)
    expect(await update(store, notes, 'a', append)).toEqual({ text: 'hi!!!+' })
    expect(commits.map(({ seen }) => seen)).toEqual([1, 2, 3, 4])
  })

  it('gives up with contended when it loses every race', async () => {
    const { store } = aStore('hi', Number.POSITIVE_INFINITY)
    const losing = update(store, notes, 'a', append)
    await expect(losing).rejects.toMatchObject({ code: 'contended', ids: { collection: 'notes', id: 'a' } })
  })
})
