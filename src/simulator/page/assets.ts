import { readFile } from 'node:fs/promises'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import type { Answer, Route } from '../http/route.ts'
import { refusal } from '../http/server.ts'

const folder = new URL('../playground/', import.meta.url)
const require = createRequire(import.meta.url)

/** Scripts of others that the page uses, each with where it may be found; the first that is there is served. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  'adaptivecards.js': ['adaptivecards/dist/adaptivecards.min.js'],
  'markdown-it.js': ['markdown-it/browser', 'markdown-it/dist/markdown-it.min.js'],
}

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  ts: 'text/javascript; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

/** Nothing from elsewhere but the pictures that cards name, which may be served by the bot on this machine. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https: http://127.0.0.1:* http://localhost:*",
  'frame-src https: http://127.0.0.1:* http://localhost:*',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const protection = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
}

/** The page's own files, its TypeScript with the types stripped, and the libraries. */
export const assetRoutes = (): readonly Route[] => [
  { method: 'GET', path: '/', handle: () => ownFile('index.html') },
  { method: 'GET', path: '/favicon.ico', handle: () => ownFile('favicon.svg') },
  { method: 'GET', path: '/playground/*', handle: ({ params }) => ownFile(params['rest'] ?? '') },
  { method: 'GET', path: '/library/*', handle: ({ params }) => library(params['rest'] ?? '') },
]

export const hasLibrary = (name: string): boolean => locate(name) !== undefined

const locate = (name: string): string | undefined => {
  for (const candidate of libraries[name] ?? [])
    try {
      return require.resolve(candidate)
    } catch {
      // Not installed, or another version of it: the next place may have it.
    }
  return undefined
}

const library = async (name: string): Promise<Answer> => {
  const path = locate(name)
  return path ? served('js', await readFile(path, 'utf8')) : missing()
}

const ownFile = async (name: string): Promise<Answer> => {
  const [, ending = ''] = /^[a-z-]+\.(html|css|svg|ts)$/.exec(name) ?? []
  if (!ending) return missing()
  try {
    const text = await readFile(new URL(name, folder), 'utf8')
    return served(ending, ending === 'ts' ? stripTypeScriptTypes(text) : text)
  } catch {
    return missing()
  }
}

const served = (ending: string, body: string): Answer => ({
  status: 200,
  body,
  headers: { ...protection, 'content-type': contentTypes[ending] ?? 'text/plain' },
})

const missing = (): Answer => refusal(404, 'NotFound', 'no such file')
