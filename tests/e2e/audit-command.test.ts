import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '../../src/adapters/spreadsheet/read-table.ts'
import { openDatabase } from '../../src/adapters/sqlite/database.ts'
import { openStore } from '../../src/compose.ts'
import { commitAudited } from '../../src/core/audit/append-entry.ts'
import { entryId } from '../../src/core/audit/audit.ts'
import { systemClock } from '../../src/core/time/clock.ts'

describe('npm run audit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-audit-'))
  const file = join(folder, 'loa.sqlite')
  const run = (...args: string[]) =>
    new Promise<{ code: number; said: string }>((resolve) => {
      const env = { ...process.env, STATE_FOLDER: folder }
      execFile(process.execPath, ['src/commands/audit.ts', ...args], { env }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
      )
    })

  beforeAll(async () => {
    expect(await run('verify')).toEqual({ code: 1, said: `There is no store at ${file}.\n` })
    const store = openStore(file)
    const deed = {
      actor: { account: 'account-lan', name: '=cmd' },
      action: 'awards.imported',
      subject: 'awards',
      details: { count: 3 },
    }
    for (let count = 0; count < 3; count++) await commitAudited(store, systemClock, deed, async () => [])
    await store.close()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('says that a whole chain is whole and what to note of it', async () => {
    const { code, said } = await run('verify')
    expect(said).toMatch(/^The audit chain is whole: 3 entries\.\n.*: 3:[0-9a-f]{64}\n$/)
    expect(code).toBe(0)
    const anchor = said.trim().split(': ').at(-1) ?? ''
    expect(await run('verify', '--was', anchor)).toMatchObject({ code: 0 })
    expect(await run('verify', '--was', `3:${'0'.repeat(64)}`)).toMatchObject({ code: 1 })
  })

  it('writes every entry to a spreadsheet', async () => {
    const sheet = join(folder, 'audit.xlsx')
    expect(await run('export', sheet)).toEqual({ code: 0, said: `${sheet}: 3 entries.\n` })
    const table = await readTable(readFileSync(sheet))
    expect(table.ok && table.rows[3]?.cells.slice(2, 7)).toEqual([
      'account-lan',
      '=cmd',
      'awards.imported',
      'awards',
      '{"count":3}',
    ])
  })

  it('says how it is used when it is asked for anything else', async () => {
    for (const args of [[], ['export'], ['verify', '--was', 'yesterday']])
      expect(await run(...args)).toMatchObject({ code: 2, said: expect.stringContaining('Usage') })
  })

  it('says which entry is not what was written', async () => {
    const database = openDatabase(file)
    database
      .prepare('UPDATE documents SET document = replace(document, \'"count":3\', \'"count":4\') WHERE id = ?')
      .run(entryId(2))
    database.close()
    expect(await run('verify')).toEqual({
      code: 1,
      said: 'The audit chain is broken: entry 2 is not what was written.\n',
    })
  })
})
