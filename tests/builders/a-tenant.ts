import { expect } from 'vitest'
import { z } from 'zod'
import people from '../../src/sample/people.json' with { type: 'json' }
import type { LoaProcess } from './a-process.ts'

const loginSchema = z.object({ access_token: z.string() })

/** The tenant in the playground's stand-in of Graph, as an administrator and Outlook reach it. */
export type Tenant = {
  readonly address: string
  ask(method: string, path: string, body?: unknown): Promise<Response>
  accountOf(person: string): string
}

/** Of a process that was started with `PLAYGROUND_GRAPH_PORT`. */
export const tenantOf = async ({ lines }: LoaProcess): Promise<Tenant> => {
  const line = lines.find((one) => one.includes('"event":"graph-stand-in"'))
  const { address } = z.object({ address: z.url() }).parse(JSON.parse(line ?? '{}'))
  const login = await fetch(`${address}/tenant/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'loa',
      client_secret: 'secret',
    }),
  })
  const { access_token: token } = loginSchema.parse(await login.json())
  return {
    address,
    ask: (method, path, body) =>
      fetch(`${address}/v1.0${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    accountOf: (person) => {
      const found = people.find(({ id }) => id === person)
      if (!found) throw new TypeError(`${person} is nobody of the sample`)
      return found.account
    },
  }
}

/** What somebody says in their own chat of the playground, and what stands there. */
export const chatOf = ({ playground }: LoaProcess, as: string) => {
  const shown = async (): Promise<readonly string[]> => {
    const messages = await fetch(new URL(`/api/messages?as=${as}`, playground))
    return z
      .array(z.unknown())
      .parse(await messages.json())
      .map((message) => JSON.stringify(message))
  }
  return {
    shown,
    /** The last message after it. */
    say: async (text: string): Promise<string> => {
      const said = await fetch(new URL('/api/say', playground), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as, place: 'personal', language: 'en', text, mention: false }),
      })
      expect(said.status).toBeLessThan(300)
      return (await shown()).at(-1) ?? ''
    },
  }
}
