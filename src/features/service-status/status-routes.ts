import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import { type Language, languages } from '../../core/i18n/language.ts'
import type { Moment } from './moment.ts'
import { loadPublicStatus, type PublicParts, type PublicStatus } from './public-status.ts'
import { statusPage, statusPagePolicy } from './status-page.ts'

type Call = {
  readonly query: Readonly<Record<string, string>>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string>> } & (
  | { readonly page: string }
  | { readonly body: object }
  | { readonly empty: true }
)

type Route = {
  readonly method: 'get'
  readonly path: string
  readonly open: () => (call: Call) => Promise<Answer>
}

/** Seconds for which what was worked out serves everybody: a crowd costs no more than one reader. */
const freshFor = 30

/** `GET /status` as a page and `GET /status.json`, for everybody who can reach Loa; wired only where it is asked for. */
export const createStatusRoutes = (parts: PublicParts): readonly Route[] => {
  const current = remember(parts)
  return [
    {
      method: 'get',
      path: '/status',
      open: () => async (call) => {
        const language = languageOf(call, parts.organisation.language)
        const page = statusPage(await current(), language)
        return unlessKnown(call, page, {
          status: 200,
          page,
          headers: {
            'content-security-policy': statusPagePolicy,
            'content-language': language,
            vary: 'accept-language',
          },
        })
      },
    },
    {
      method: 'get',
      path: '/status.json',
      open: () => async (call) => {
        const body = toJson(await current())
        return unlessKnown(call, JSON.stringify(body), { status: 200, body, headers: {} })
      },
    },
  ]
}

const remember = (parts: PublicParts): (() => Promise<PublicStatus>) => {
  let kept: { readonly until: number; readonly status: Promise<PublicStatus> } | undefined
  return async () => {
    const now = parts.clock().toMillis()
    if (!kept || kept.until <= now) kept = { until: now + freshFor * 1_000, status: loadPublicStatus(parts) }
    const { status } = kept
    // What failed is not kept: the next reader tries again.
    status.catch(() => {
      if (kept?.status === status) kept = undefined
    })
    return status
  }
}

/** 304 for who has just this already. */
const unlessKnown = ({ headers }: Call, content: string, answer: Answer): Answer => {
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`
  const caching = { etag, 'cache-control': `public, max-age=${freshFor}` }
  const known = String(headers['if-none-match'] ?? '').split(/\s*,\s*/)
  const own = { ...answer.headers, ...caching }
  return known.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)
    ? { status: 304, headers: own, empty: true }
    : { ...answer, headers: own }
}

/** As the address asks, else as the browser does, else the organisation's. */
const languageOf = ({ query, headers }: Call, own: Language): Language => {
  const asked = languages.find((language) => language === query['lang'])
  return asked ?? preferred(String(headers['accept-language'] ?? '')) ?? own
}

const preferred = (header: string): Language | undefined =>
  header
    .slice(0, 500)
    .split(',')
    .map((part, place) => {
      const [tag = '', quality] = part.trim().split(/\s*;\s*q=/i)
      return {
        tag: tag.toLowerCase().split('-')[0],
        weight: quality === undefined ? 1 : Number(quality),
        place,
      }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .flatMap(({ tag }) => languages.find((language) => language === tag) ?? [])[0]

/** The same for programs: times in ISO 8601 with their offset, texts in the three languages. */
const toJson = ({ organisation, zone, asOf, services, incidents, maintenance }: PublicStatus): object => {
  const at = (moment: Moment) => DateTime.fromISO(moment, { zone }).toISO({ suppressMilliseconds: true })
  return {
    organisation,
    asOf: at(asOf),
    services: services.map(({ since, ...service }) => ({ ...service, since: at(since) })),
    incidents: incidents.map(({ start, end, ...incident }) => ({
      ...incident,
      start: at(start),
      ...(end !== undefined && { end: at(end) }),
    })),
    maintenance: maintenance.map(({ start, end, ...work }) => ({ ...work, start: at(start), end: at(end) })),
  }
}
