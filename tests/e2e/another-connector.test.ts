import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createPinoLog } from '../../src/adapters/log/pino-log.ts'
import { readConfig } from '../../src/config.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import units from '../../src/sample/people.json' with { type: 'json' }
import { startLoa } from '../../src/serve.ts'
import { anActivity } from '../builders/an-activity.ts'
import { startConnectorDouble } from '../builders/connector-double.ts'

const radioTeam = units.filter(({ unit }) => unit === 'radio-team')

type Person = (typeof units)[number]

const chatOf = ({ id }: Person) => `a:elsewhere-${id}`

const start = async () => {
  const stateFolder = mkdtempSync(join(tmpdir(), 'loa-elsewhere-'))
  const config = { ...readConfig({ PLAYGROUND: 'off', PORT: '0' }), stateFolder }
  const loa = await startLoa(config, systemClock, createPinoLog('silent'))
  onTestFinished(async () => {
    await loa.close()
    rmSync(stateFolder, { recursive: true })
  })
  return loa
}

it('people made known by an installation elsewhere are reached there, each once, and nobody else', async () => {
  const connector = await startConnectorDouble()
  onTestFinished(() => connector.close())
  const loa = await start()
  const post = (person: Person, overrides: object) => {
    const activity = anActivity({
      serviceUrl: connector.serviceUrl,
      from: { id: `29:${person.id}`, name: person.name, aadObjectId: person.account },
      conversation: { id: chatOf(person), conversationType: 'personal', tenantId: 'elsewhere' },
      ...overrides,
    })
    return fetch(loa.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    })
  }
  for (const person of radioTeam)
    await post(person, { type: 'installationUpdate', action: 'add', text: undefined })
  const admin = units.find(({ id }) => id === 'le.thanh.mai')
  if (!admin) throw new TypeError('the sample has an admin')
  const say = (text: string) => post(admin, { text })

  await say(
    'thông báo mới: Diễn tập liên lạc\nDiễn tập lúc 9 giờ\nCác kênh vô tuyến diễn tập lúc 9 giờ sáng mai.',
  )
  await say('gửi tới 1: Đội Vô tuyến')
  await say(`phát hành 1 ${radioTeam.length}`)

  const received = (person: Person) =>
    connector.calls.filter(
      ({ method, path, body }) =>
        method === 'POST' &&
        path.includes(encodeURIComponent(chatOf(person))) &&
        JSON.stringify(body).includes('Diễn tập liên lạc'),
    )
  await vi.waitFor(
    () => expect(radioTeam.map((person) => received(person).length)).toEqual(radioTeam.map(() => 1)),
    {
      timeout: 20_000,
      interval: 200,
    },
  )
  const others = connector.calls.filter(
    ({ path }) => !units.some((person) => path.includes(encodeURIComponent(chatOf(person)))),
  )
  expect(others).toEqual([])
})
