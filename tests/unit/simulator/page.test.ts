import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { MessageView, WorldView } from '../../../src/simulator/page/view.ts'
import { huong, mai, sergei, tuan } from '../../builders/a-simulated-organisation.ts'
import { aSimulator } from '../../builders/a-simulator.ts'

const get = async <Body>(url: string): Promise<Body> => (await fetch(url)).json() as Promise<Body>

it('offers those people only who are to be offered, and to each their own places', async () => {
  const { sim } = await aSimulator()
  const world = await get<WorldView>(`${sim.playground}api/world`)
  expect(world.people.map(({ id }) => id)).not.toContain(tuan.id)
  expect(world.places.map(({ id }) => id)).toEqual(['personal', 'group', 'general', 'duty'])
  expect(world.places.find(({ id }) => id === 'group')?.visibleTo).toContain(sergei.id)
  expect(world.places.find(({ id }) => id === 'group')?.visibleTo).not.toContain(huong.id)
  expect(world.commands.length).toBeGreaterThan(0)
})

it('shows a person what was said in their chats, without the markup of the mention', async () => {
  const { sim } = await aSimulator()
  await sim.say(mai.id, 'general', 'hi')
  await sim.say(huong.id, 'personal', 'a secret')
  const messages = await get<MessageView[]>(`${sim.playground}api/messages?as=${mai.id}`)
  expect(messages).toMatchObject([
    { author: { id: mai.id, name: mai.name }, text: 'hi', mention: true, attachments: [] },
    { author: { kind: 'bot' }, place: 'general' },
  ])
})

it('tells a page of new messages in the chats of its person, and of no others', async () => {
  const { sim } = await aSimulator()
  const response = await fetch(`${sim.playground}api/events?as=${mai.id}`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  await sim.say(huong.id, 'personal', 'a secret')
  await sim.say(mai.id, 'personal', 'hello')
  const { value } = (await reader?.read()) ?? {}
  await reader?.cancel()
  expect(value).toContain('event: message')
  expect(value).toContain('hello')
  expect(value).not.toContain('secret')
})

it('serves every module of the page as JavaScript, under a policy that lets nothing in from elsewhere', async () => {
  const { sim } = await aSimulator()
  const folder = new URL('../../../src/simulator/playground/', import.meta.url)
  const modules = (await readdir(folder)).filter((name) => name.endsWith('.ts'))
  expect(modules.length).toBeGreaterThan(10)
  for (const name of modules) {
    const response = await fetch(`${sim.playground}playground/${name}`)
    expect(response.headers.get('content-type')).toContain('text/javascript')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await response.text()).not.toMatch(/^import type|: string\b/m)
  }
})

it('hands out the official renderer of cards', async () => {
  const { sim } = await aSimulator()
  expect(await (await fetch(`${sim.playground}library/adaptivecards.js`)).text()).toContain('AdaptiveCards')
})
