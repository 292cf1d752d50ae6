import type { IncomingHttpHeaders } from 'node:http'
import type { Reply } from './respond.ts'

/** What a GET route is asked with; parameters and query as the client sent them. */
export type PageRequest = {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
}

/** A GET route that answers with something other than the API's JSON. */
export type Page = { readonly path: string; readonly serve: (request: PageRequest) => Promise<Reply> }
