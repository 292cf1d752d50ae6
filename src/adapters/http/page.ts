import type { IncomingHttpHeaders } from 'node:http'
import type restify from 'restify'
import type { Reply } from './respond.ts'

/** What a GET route is asked with; parameters and query as the client sent them. */
export type PageRequest = {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
}

/** Of a name that is in the query twice the last counts. */
export const toPageRequest = (request: restify.Request): PageRequest => ({
  params: Object.fromEntries(
    Object.entries(request.params ?? {}).map(([name, value]) => [name, String(value)]),
  ),
  query: Object.fromEntries(new URLSearchParams(request.getQuery())),
  headers: request.headers,
})

/** A GET route that answers with something other than the API's JSON. */
export type Page = { readonly path: string; readonly serve: (request: PageRequest) => Promise<Reply> }
