import { request } from 'node:http'
import { expect, it } from 'vitest'
import { mai } from '../../builders/a-simulated-organisation.ts'
import { aSimulator } from '../../builders/a-simulator.ts'

type Asked = { method?: string; path?: string; headers?: Record<string, string>; body?: string }

const ask = (
  port: number,
  { method = 'GET', path = '/api/world', headers = {}, body }: Asked,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.on('error', reject)
    asked.end(body)
  })

it('a request whose Host or Origin is not its own is forbidden', async () => {
  const { sim } = await aSimulator()
  expect(await ask(sim.port, { headers: { host: 'evil.example' } })).toBe(403)
  expect(await ask(sim.port, { headers: { origin: 'http://evil.example' } })).toBe(403)
  expect(await ask(sim.port, { headers: { origin: 'null' } })).toBe(403)
  expect(await ask(sim.port, { headers: { origin: `http://127.0.0.1:${sim.port}` } })).toBe(200)
  expect(await ask(sim.port, { headers: { host: `localhost:${sim.port}` } })).toBe(200)
})

it('a body that is not JSON, or says that it is not, is refused', async () => {
  const { sim } = await aSimulator()
  const post = (contentType: string, body: string) =>
    ask(sim.port, { method: 'POST', path: '/api/say', headers: { 'content-type': contentType }, body })
  expect(await post('text/plain', '{}')).toBe(415)
  expect(await post('application/json', '{')).toBe(400)
  expect(await post('application/json', '{}')).toBe(400)
  expect(await post('application/json', JSON.stringify({ as: 'nobody', place: 'personal', text: 'x' }))).toBe(
    404,
  )
  expect(await post('application/json', JSON.stringify({ as: mai.id, place: 'personal', text: 'x' }))).toBe(
    200,
  )
})

it('an unknown address is a 404, a method that it does not take a 405', async () => {
  const { sim } = await aSimulator()
  expect(await ask(sim.port, { path: '/else' })).toBe(404)
  expect(await ask(sim.port, { path: '/v3/conversations' })).toBe(405)
})

it('nothing but the page itself is served from its folder', async () => {
  const { sim } = await aSimulator()
  for (const path of [
    '/playground/..%2fstart-simulator.ts',
    '/playground/tsconfig.json',
    '/playground/sub/main.ts',
  ])
    expect(await ask(sim.port, { path })).toBe(404)
  expect(await ask(sim.port, { path: '/playground/main.ts' })).toBe(200)
})
