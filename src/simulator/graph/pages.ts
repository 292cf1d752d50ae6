import { type GraphAnswer, type GraphRequest, graphError } from './answer.ts'
import { type DeltaToken, readToken, writeToken } from './delta-token.ts'
import type { Tenant } from './tenant.ts'

export type PageSettings = {
  /** Address of the stand-in with `/v1.0`: links are whole addresses. */
  readonly root: () => string
  /** Entries a page, however many are asked for. */
  readonly pageSize: number
}

/** `$top`, or `Prefer: odata.maxpagesize`, but never more than the server gives. */
const sizeOf = ({ query, headers }: GraphRequest, { pageSize }: PageSettings): number => {
  const preferred = /odata\.maxpagesize=(\d+)/.exec(headers['prefer'] ?? '')?.[1] ?? query.get('$top')
  return Math.min(pageSize, preferred ? Number(preferred) : 100)
}

/** A page of a plain list, with a link to the next. */
export const listPage = (
  request: GraphRequest,
  settings: PageSettings,
  entries: readonly unknown[],
): GraphAnswer => {
  const offset = Number(request.query.get('$skiptoken') ?? 0)
  const end = offset + sizeOf(request, settings)
  const next = new URLSearchParams(request.query)
  next.set('$skiptoken', String(end))
  return {
    status: 200,
    body: {
      value: entries.slice(offset, end),
      ...(end < entries.length && { '@odata.nextLink': `${settings.root()}${request.path}?${next}` }),
    },
  }
}

/** Tells a thing as it is at the moment; undefined where there is nothing to tell. */
export type Tell = (round: { readonly initial: boolean; readonly select: string }) => unknown

/**
 * What a round of a delta query tells: what was touched after change `since` and up to change `until`, from the first
 * change on for the initial round. The same two numbers give the same list, so that pages neither skip nor repeat.
 */
export type DeltaSource = {
  /** Of the collection: `/users/delta`. */
  readonly path: string
  entries(since: number, until: number): readonly Tell[]
}

/** A page of a delta query. An expired token is answered with 410, as Microsoft Learn's "delta query overview" says. */
export const deltaPage = (
  request: GraphRequest,
  settings: PageSettings,
  tenant: Tenant,
  source: DeltaSource,
): GraphAnswer => {
  const token = tokenOf(request, tenant)
  if (!token) return graphError(400, 'BadRequest', 'The token cannot be read.')
  if (token.generation !== tenant.generation())
    return graphError(410, 'syncStateNotFound', 'The sync state generation is not found.', {
      location: `${settings.root()}${source.path}?$deltatoken=`,
    })
  const initial = token.since < 0
  const entries = source.entries(Math.max(0, token.since), token.until)
  const end = token.offset + sizeOf(request, settings)
  const link = (name: string, text: DeltaToken) =>
    `${settings.root()}${source.path}?${name}=${writeToken(text)}`
  const more = end < entries.length
  return {
    status: 200,
    body: {
      value: entries
        .slice(token.offset, end)
        .flatMap((tell) => tell({ initial, select: token.select }) ?? []),
      ...(more
        ? { '@odata.nextLink': link('$skiptoken', { ...token, offset: end }) }
        : { '@odata.deltaLink': link('$deltatoken', { ...token, since: token.until, offset: 0 }) }),
    },
  }
}

const tokenOf = ({ query }: GraphRequest, tenant: Tenant): DeltaToken | undefined => {
  const text = query.get('$skiptoken') ?? query.get('$deltatoken')
  const fresh = { generation: tenant.generation(), until: tenant.latest(), offset: 0 }
  if (!text) return { ...fresh, since: -1, select: query.get('$select') ?? '' }
  const token = readToken(text)
  return token && query.has('$deltatoken') ? { ...token, until: tenant.latest() } : token
}

/** The properties that were asked for; the id always comes along. */
export const select = (entry: Readonly<Record<string, unknown>>, names: string): Record<string, unknown> => {
  const wanted = new Set(['id', ...names.split(',').map((name) => name.trim())])
  return names ? Object.fromEntries(Object.entries(entry).filter(([name]) => wanted.has(name))) : { ...entry }
}
