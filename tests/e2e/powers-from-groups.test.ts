import { expect, it } from 'vitest'
import people from '../../src/sample/people.json' with { type: 'json' }
import { startProcess } from '../builders/a-process.ts'

const lan = people.find(({ id }) => id === 'nguyen.thi.lan')

it('who joins a group of the tenant gains its power, and who leaves loses it, without a restart', async () => {
  const loa = await startProcess({ PLAYGROUND_GRAPH_PORT: '0' })
  const address = String(
    JSON.parse(loa.lines.find((line) => line.includes('"event":"graph-stand-in"')) ?? '{}').address,
  )
  const login = await fetch(`${address}/tenant/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'loa',
      client_secret: 'secret',
    }),
  })
  const { access_token: token } = (await login.json()) as { access_token: string }
  const graph = (method: string, path: string, body?: unknown) =>
    fetch(`${address}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const say = async (text: string) => {
    const said = await fetch(new URL('/api/say', loa.playground), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'nguyen.thi.lan', place: 'personal', language: 'en', text, mention: false }),
    })
    expect(said.status).toBeLessThan(300)
    const messages = await fetch(new URL('/api/messages?as=nguyen.thi.lan', loa.playground))
    return JSON.stringify(((await messages.json()) as unknown[]).at(-1))
  }

  await say('English')
  expect(await say('audit log')).toContain('Only auditors')
  const joined = await graph('POST', '/groups/group-auditor/members/$ref', {
    '@odata.id': `${address}/v1.0/directoryObjects/${lan?.account}`,
  })
  expect(joined.status).toBe(204)
  await expect
    .poll(() => say('audit log'), { timeout: 30_000, interval: 1_000 })
    .toContain('The log is whole')
  const left = await graph('DELETE', `/groups/group-auditor/members/${lan?.account}/$ref`)
  expect(left.status).toBe(204)
  await expect.poll(() => say('audit log'), { timeout: 30_000, interval: 1_000 }).toContain('Only auditors')
  expect(await loa.stop()).toBe(0)
})
