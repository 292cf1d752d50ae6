import { createHash } from 'node:crypto'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DateTime } from 'luxon'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readApiClients } from '../../../../src/adapters/http/api-clients.ts'
import { aLog } from '../../../builders/a-log.ts'
import { wednesday } from '../../../builders/loa.ts'

const hashOf = (token: string) => `sha256:${createHash('sha256').update(token).digest('hex')}`
const aClient = (token: string, changes: object = {}) => ({
  id: token,
  name: token,
  token: hashOf(token),
  scopes: ['read'],
  ...changes,
})

let folder: string
let file: string
let log: ReturnType<typeof aLog>
let now: DateTime<true>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loa-clients-'))
  file = join(folder, 'clients.json')
  log = aLog()
  now = wednesday
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (content: unknown) => {
  // In one step, as careful programs replace a file.
  writeFileSync(`${file}.new`, typeof content === 'string' ? content : JSON.stringify(content))
  renameSync(`${file}.new`, file)
}
const read = () => readApiClients(file, ['read'] as const, { clock: () => now, log })

describe('the file of clients', () => {
  it('is read anew when it changes: who was added may call, who was taken out may not', () => {
    write([aClient('one')])
    const find = read()
    expect([find('Bearer one')?.id, find('Bearer two')]).toEqual(['one', undefined])
    write([aClient('two')])
    expect([find('Bearer one'), find('Bearer two')?.id]).toEqual([undefined, 'two'])
  })

  it.each([
    ['half a file', '[{'],
    ['a client without a token', [{ id: 'two' }]],
  ])('counts as it was where it changed to %s, which is logged once and without a value', (_, content) => {
    write([aClient('one')])
    const find = read()
    write(content)
    expect([find('Bearer one')?.id, find('Bearer one')?.id]).toEqual(['one', 'one'])
    expect(log.lines.map(({ event }) => event)).toEqual(['api-clients-not-read'])
    write([aClient('two')])
    expect(find('Bearer two')?.id).toBe('two')
  })

  it('counts as it was where it is gone', () => {
    write([aClient('one')])
    const find = read()
    rmSync(file)
    expect(find('Bearer one')?.id).toBe('one')
  })
})

describe('the requests of a client', () => {
  it('are sixty within any minute where its entry says nothing, each client counted for itself', () => {
    write([aClient('one'), aClient('two')])
    const find = read()
    const admit = (token: string) => find(`Bearer ${token}`)?.admit()
    const answers = Array.from({ length: 61 }, () => admit('one'))
    expect(answers).toEqual([...Array.from({ length: 60 }, () => undefined), 60])
    expect(admit('two')).toBeUndefined()
  })

  it('are taken again as those of before grow old, and those turned away do not count', () => {
    write([aClient('one', { requestsPerMinute: 2 })])
    const find = read()
    const later = (seconds: number) => {
      now = now.plus({ seconds })
      return find('Bearer one')?.admit()
    }
    expect([later(0), later(20), later(10), later(29.5), later(0.5), later(0)]).toEqual([
      undefined,
      undefined,
      30,
      1,
      undefined,
      20,
    ])
  })

  it('stay counted when the file is read anew, against the number that it says now', () => {
    write([aClient('one', { requestsPerMinute: 3 })])
    const find = read()
    for (const _ of [1, 2, 3]) expect(find('Bearer one')?.admit()).toBeUndefined()
    write([aClient('one', { requestsPerMinute: 4 })])
    expect(find('Bearer one')?.admit()).toBeUndefined()
    write([aClient('one', { requestsPerMinute: 1 })])
    expect(find('Bearer one')?.admit()).toBe(60)
  })
})
