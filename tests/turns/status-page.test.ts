import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { createHttpServer } from '../../src/adapters/http/create-http-server.ts'
import { put } from '../../src/core/store/store.ts'
import { incidents } from '../../src/features/service-status/incident.ts'
import { createStatusRoutes } from '../../src/features/service-status/status-routes.ts'
import { useBrowser } from '../builders/a-browser.ts'
import { aLog } from '../builders/a-log.ts'
import { aLoa, eachLanguage, type TestLoa, wednesday } from '../builders/loa.ts'

let loa: TestLoa
let server: ReturnType<typeof createHttpServer>
let address: string
let now = wednesday
const openBrowser = useBrowser()

beforeAll(async () => {
  loa = await aLoa()
  server = createHttpServer({
    receive: async () => ({ status: 200 }),
    api: createStatusRoutes({ ...loa, organisation: loa.bot.data.organisation, clock: () => now }),
    findDownload: async () => undefined,
    pictures: 'src/sample/pictures',
    isReady: async () => true,
    reach: 'loopback',
    log: aLog(),
  })
  address = `http://127.0.0.1:${(await server.listen(0)).port}`
})
afterAll(async () => {
  await server.close()
  await loa.close()
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${address}${path}`, { headers })
const headings = { vi: 'Trạng thái dịch vụ', en: 'Service status', ru: 'Состояние сервисов' }

describe.each(eachLanguage)('the public page in %s', (language) => {
  it('says every service and its state, links to the other two languages, and weighs less than 30 kB', async () => {
    const response = await get(`/status?lang=${language}`)
    const page = await response.text()
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).toContain(headings[language])
    expect(page.match(/<li>/g)?.length).toBeGreaterThan(5)
    for (const other of eachLanguage) expect(page.includes(`href="?lang=${other}"`)).toBe(other !== language)
    expect(Buffer.byteLength(page)).toBeLessThan(30_000)
  })

  it('is given to a browser that prefers it', async () => {
    const page = await (
      await get('/status', { 'accept-language': `de;q=1,${language};q=0.9,fr;q=0.8` })
    ).text()
    expect(page).toContain(`<html lang="${language}">`)
  })
})

test('nothing of the page runs or is loaded, and its policy says so', async () => {
  const response = await get('/status')
  const page = await response.text()
  expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|javascript:/i)
  expect(response.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[\w+/=]+';/,
  )
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('x-frame-options')).toBe('DENY')
})

test('what is written for staff stays inside: timelines, sites, people', async () => {
  const [page, json] = await Promise.all(
    ['/status?lang=en', '/status.json'].map(async (path) => (await get(path)).text()),
  )
  const stored = (await loa.store.find(incidents, { index: 'id' })).items.map(({ document }) => document)
  const inside = stored.flatMap(({ timeline }) =>
    timeline.flatMap(({ text, author }) => [text.vi, text.en ?? '', author ?? '']),
  )
  expect(inside.length).toBeGreaterThan(10)
  for (const text of inside.filter((text) => text !== ''))
    expect([text, page?.includes(text), json?.includes(text)]).toEqual([text, false, false])
  expect(json).not.toMatch(/"(sites|timeline|author|contact|effect)"/)
})

test('a page that a browser has already is answered with 304 and nothing else', async () => {
  const first = await get('/status?lang=en')
  expect(first.headers.get('cache-control')).toBe('public, max-age=30')
  const again = await get('/status?lang=en', { 'if-none-match': first.headers.get('etag') ?? '' })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await get('/status?lang=ru', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(
    200,
  )
})

test('the JSON has states, texts in three languages and times with their offset', async () => {
  const status: unknown = await (await get('/status.json')).json()
  expect(status).toMatchObject({
    asOf: '2026-11-25T10:00:00+07:00',
    services: { length: 5 },
  })
  expect(status).toHaveProperty(
    'services.0',
    expect.objectContaining({
      id: 'telephone',
      name: { vi: expect.any(String), en: expect.any(String), ru: expect.any(String) },
      state: 'operational',
      since: expect.stringMatching(/\+07:00$/),
    }),
  )
})

test('what somebody typed into a title is text on the page, and is there half a minute later', async () => {
  const [stored] = (await loa.store.find(incidents, { index: 'open' })).items
  if (!stored) throw new TypeError('the sample has no open incident')
  const title = { vi: '<script>alert(1)</script>', en: '"><img src=x onerror=alert(1)>', ru: "'&'" }
  await loa.store.commit([put(incidents, stored.id, { ...stored.document, title }, stored.version)])
  expect(await (await get('/status?lang=vi')).text()).not.toContain('alert(1)')
  now = wednesday.plus({ seconds: 31 })
  expect(await (await get('/status?lang=vi')).text()).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  const page = await (await get('/status?lang=en')).text()
  expect(page).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;')
  expect(page).not.toContain('<img')
})

test.each(['light', 'dark'] as const)(
  'on a phone the %s page has its own colours and nothing is cut off',
  async (colorScheme) => {
    const context = await openBrowser({ width: 360, height: 740 })
    const page = await context.newPage()
    await page.emulateMedia({ colorScheme })
    await page.goto(`${address}/status?lang=ru`)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    const [red = 0] =
      ((await page.evaluate('getComputedStyle(document.body).backgroundColor')) as string)
        .match(/\d+/g)
        ?.map(Number) ?? []
    expect(red > 128).toBe(colorScheme === 'light')
  },
)
