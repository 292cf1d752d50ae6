import { z } from 'zod'
import { badRequest, type GraphAnswer, type GraphRequest, type GraphRoute, graphError } from './answer.ts'
import type { GraphJudge } from './judge.ts'

export type Answering = {
  readonly routes: readonly GraphRoute[]
  readonly judge: GraphJudge
  readonly isGranted: (permission: string) => boolean
  readonly note: (request: GraphRequest, status: number) => void
}

const batchSchema = z.strictObject({
  requests: z
    .array(
      z.looseObject({
        id: z.string(),
        method: z.string(),
        url: z.string(),
        body: z.unknown().optional(),
        headers: z.record(z.string(), z.string()).optional(),
      }),
    )
    .max(20),
})

/** The answer to a request; `cut` breaks the connection off. A batch's parts are judged one by one. */
export const answerRequest = async (
  answering: Answering,
  request: GraphRequest,
): Promise<GraphAnswer | 'cut'> => {
  const answer =
    request.path === '/$batch' ? await answerBatch(answering, request) : await answerOne(answering, request)
  answering.note(request, answer === 'cut' ? 0 : answer.status)
  return answer
}

const answerOne = async (
  { routes, judge, isGranted }: Answering,
  request: GraphRequest,
): Promise<GraphAnswer | 'cut'> => {
  const fault = judge(request.path)
  if (fault && fault !== 'lost') return fault
  const answer = await findAnswer(routes, isGranted, request)
  return fault === 'lost' ? 'cut' : answer
}

const findAnswer = async (
  routes: Answering['routes'],
  isGranted: Answering['isGranted'],
  request: GraphRequest,
): Promise<GraphAnswer> => {
  for (const route of routes) {
    const params = route.method === request.method ? matchPath(route.path, request.path) : undefined
    if (!params) continue
    if (!isGranted(route.permission)) return denied(route.permission)
    return route.handle({ ...request, params })
  }
  return graphError(400, 'BadRequest', 'Resource not found for the segment.')
}

/** Exchange names the refusal otherwise than the directory does. */
const denied = (permission: string): GraphAnswer =>
  permission.startsWith('Calendars')
    ? graphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
    : graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')

const answerBatch = async (answering: Answering, { body, headers }: GraphRequest): Promise<GraphAnswer> => {
  const batch = batchSchema.safeParse(body)
  if (!batch.success) return badRequest('The batch cannot be read, or has more than 20 requests.')
  const responses: unknown[] = []
  for (const part of batch.data.requests) {
    const url = new URL(part.url, 'http://graph')
    const request = { method: part.method, path: url.pathname, query: url.searchParams, params: {} }
    const own = { ...request, body: part.body, headers: { ...headers, ...part.headers } }
    const answer = await answerOne(answering, own)
    const told = answer === 'cut' ? graphError(504, 'GatewayTimeout', 'No answer.') : answer
    answering.note(own, told.status)
    responses.push({ id: part.id, ...told })
  }
  return { status: 200, body: { responses } }
}

const matchPath = (pattern: string, path: string): Record<string, string> | undefined => {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const segment = decodeURIComponent(given[index] ?? '')
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (part !== segment) return undefined
  }
  return params
}
