import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const start = (environment: Record<string, string>) =>
  spawnSync(process.execPath, ['src/main.mjs'], {
    encoding: 'utf8',
    timeout: 30_000,
    env: {
      ...process.env,
      PORT: '0',
      PLAYGROUND_PORT: '0',
      STATE_FOLDER: mkdtempSync(join(tmpdir(), 'loa-')),
      ...environment,
    },
  })

/** The sample organisation with one file changed. */
const brokenData = (file: string, change: (content: string) => string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-data-'))
  cpSync('src/sample', folder, { recursive: true })
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
  return folder
}

describe('a start is refused with file, place and reason', () => {
  it.each([
    ['no JSON', 'people.json', (text: string) => text.slice(0, -5), /people\.json: /],
    [
      'an unknown field',
      'units.json',
      (text: string) => text.replace('"site"', '"sites"'),
      /units\.json: \[0\]/,
    ],
    [
      'a unit that is not there',
      'people.json',
      (text: string) => text.replace('"unit": "radio-team"', '"unit": "nowhere"'),
      /people\.json: \[0\]\.unit: .*nowhere/,
    ],
    [
      'one id twice',
      'sites.json',
      (text: string) => text.replace('"id": "CTP-2"', '"id": "MSP-1"'),
      /sites\.json: \[2\]\.id: "MSP-1" stands there twice/,
    ],
    [
      'a zone of nowhere',
      'organisation.json',
      (text: string) => text.replace('Asia/Ho_Chi_Minh', 'Asia/Nowhere'),
      /organisation\.json: zone: /,
    ],
    [
      'a date that is none',
      'awards.json',
      (text: string) => text.replace('2020-12-1', '2020-13-1'),
      /awards\.json: \[\d+\]\.decision\.date: /,
    ],
    [
      'a person who is not there',
      'awards.json',
      (text: string) => text.replace(/"person": "[^"]+"/, '"person": "nobody"'),
      /awards\.json: \[\d+\]\.recipient/,
    ],
  ])('for %s', (_, file, change, reason) => {
    const { status, stderr } = start({ DATA_FOLDER: brokenData(file, change) })
    expect(stderr).toMatch(reason)
    expect(status).toBe(1)
  })

  it.each([
    ['a port that is none', { PORT: 'seventy' }, /PORT: /],
    [
      'an app without its secret',
      { MICROSOFT_APP_ID: 'an-app' },
      /MICROSOFT_APP_PASSWORD: .*\n.*MICROSOFT_APP_TENANT_ID: /,
    ],
    ['an address that is none', { PUBLIC_URL: 'loa.example' }, /PUBLIC_URL: /],
  ])('for %s', (_, environment, reason) => {
    const { status, stderr } = start(environment)
    expect(stderr).toMatch(reason)
    expect(status).toBe(1)
  })

  it('and never tells the value of a setting', () => {
    const { stderr } = start({ MICROSOFT_APP_ID: 'an-app', MICROSOFT_APP_PASSWORD: 'hunter2' })
    expect(stderr).not.toContain('hunter2')
  })
})
