import { expect, it } from 'vitest'
import { startProcess } from '../builders/a-process.ts'
import { anActivity, mai } from '../builders/an-activity.ts'
import { startConnectorDouble } from '../builders/connector-double.ts'

const token = 'a token of the scraper'

/** Words that are nowhere but in what a client sends: found again in an output, it came from there. */
const markers = [
  'markertextqx',
  'markernameqx',
  'markerfileqx',
  'markerbuttonqx',
  'markerbodyqx',
  'markertokenqx',
]

it('no log line and no metric tells what was said or who said it', async () => {
  const connector = await startConnectorDouble()
  const loa = await startProcess({ METRICS_TOKEN: token, LOG_LEVEL: 'debug' })
  const endpoint = loa.endpoint
  const send = (body: unknown, headers = {}) =>
    fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const from = { ...mai, name: 'Markernameqx Mai' }
  const activity = (overrides: object) => anActivity({ serviceUrl: connector.serviceUrl, from, ...overrides })
  await send(activity({ text: 'Markertextqx: lương của tôi bao nhiêu?' }))
  await send(activity({ text: 'dạy meeting_agenda: markertextqx' }))
  await send(activity({ text: 'lịch khám sức khỏe của tôi' }))
  await send(
    activity({
      text: '',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name: 'markerfileqx.xlsx',
          content: { downloadUrl: `${connector.serviceUrl}markerfileqx`, uniqueId: '1', fileType: 'xlsx' },
        },
      ],
    }),
  )
  await send(
    activity({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'markerbuttonqx' } } }),
  )
  await send(activity({ text: '', value: { verb: 'markerbuttonqx', markerbuttonqx: 1 } }))
  await send(activity({ serviceUrl: 'https://markerbodyqx.example/' }))
  await send('{"markerbodyqx": ')
  await send({ type: 'markerbodyqx' })
  await send('{}', { authorization: 'Bearer markertokenqx' })
  await fetch(new URL('/files/markerbodyqx', endpoint))
  await fetch(new URL('/markerbodyqx', endpoint))
  const metrics = await fetch(new URL('/metrics', endpoint), {
    headers: { authorization: `Bearer ${token}` },
  })
  const counted = await metrics.text()
  await loa.stop()
  await connector.close()

  expect(metrics.status).toBe(200)
  expect(counted).toMatch(/loa_turns_total\{input="text",place="personal"\} [1-9]/)
  expect(counted).toMatch(/loa_http_requests_total\{route="\/api\/messages",status="200"\} [1-9]/)
  expect(counted).toMatch(/loa_http_requests_total\{route="none",status="404"\} 1/)
  const output = `${loa.lines.join('\n')}\n${counted}`.toLowerCase()
  for (const word of [...markers, mai.name.toLowerCase(), mai.aadObjectId, 'lương', token])
    expect(output).not.toContain(word)
})

it('metrics are for whoever has the token alone, and nowhere without one', async () => {
  const counting = await startProcess({ METRICS_TOKEN: token })
  const address = new URL('/metrics', counting.endpoint)
  expect((await fetch(address)).status).toBe(401)
  expect((await fetch(address, { headers: { authorization: 'Bearer another one of them' } })).status).toBe(
    401,
  )
  const silent = await startProcess()
  expect((await fetch(new URL('/metrics', silent.endpoint))).status).toBe(404)
})

it('every line of a turn that went wrong carries its id', async () => {
  const loa = await startProcess()
  const id = 'activity-of-the-test'
  // Nothing listens there: the answer cannot be said.
  await fetch(loa.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(anActivity({ id, serviceUrl: 'http://127.0.0.1:1/' })),
  })
  await loa.stop()
  const troubles = loa.lines.filter((line) => /"level":[45]0/.test(line))
  expect(troubles.length).toBeGreaterThan(0)
  for (const line of troubles) expect(JSON.parse(line)).toMatchObject({ turn: id })
})
