import { setTimeout as wait } from 'node:timers/promises'
import type { Answer, Handler, Request, Route, Takeover } from '../http/route.ts'
import { parseConversationId } from '../ids.ts'
import type { World } from '../world.ts'
import { removeActivity, updateActivity } from './change-activity.ts'
import { createConversation } from './create-conversation.ts'
import type { Judge } from './judge.ts'
import type { ConnectorRoute } from './operations.ts'
import {
  listChannels,
  listMembers,
  listMembersByPage,
  readConversation,
  readMember,
  readTeam,
} from './read-conversation.ts'
import { replyToActivity, sendActivity } from './send-activity.ts'

const chat = '/v3/conversations/:conversation'

/** The part of the Bot Framework Connector API, version 3, that Teams bots use. */
const operations: readonly ConnectorRoute[] = [
  { method: 'POST', path: '/v3/conversations', operation: 'create', perform: createConversation },
  { method: 'GET', path: chat, operation: 'read', perform: readConversation },
  { method: 'POST', path: `${chat}/activities`, operation: 'send', perform: sendActivity },
  { method: 'POST', path: `${chat}/activities/:activity`, operation: 'send', perform: replyToActivity },
  { method: 'PUT', path: `${chat}/activities/:activity`, operation: 'update', perform: updateActivity },
  { method: 'DELETE', path: `${chat}/activities/:activity`, operation: 'remove', perform: removeActivity },
  { method: 'GET', path: `${chat}/members`, operation: 'read', perform: listMembers },
  { method: 'GET', path: `${chat}/pagedmembers`, operation: 'read', perform: listMembersByPage },
  { method: 'GET', path: `${chat}/members/:member`, operation: 'read', perform: readMember },
  { method: 'GET', path: '/v3/teams/:team', operation: 'read', perform: readTeam },
  { method: 'GET', path: '/v3/teams/:team/conversations', operation: 'read', perform: listChannels },
]

export const connectorRoutes = (world: World, judge: Judge): readonly Route[] =>
  operations.map((route) => ({
    method: route.method,
    path: route.path,
    handle: handler(world, judge, route),
  }))

const handler =
  (world: World, judge: Judge, route: ConnectorRoute): Handler =>
  (request) => {
    const work = answer(world, judge, route, request)
    world.underWay.add(work)
    return work.finally(() => world.underWay.delete(work))
  }

const answer = async (
  world: World,
  judge: Judge,
  { operation, perform }: ConnectorRoute,
  request: Request,
): Promise<Answer | Takeover> => {
  const startedAt = world.clock()
  const { conversation: id, thread } = parseConversationId(request.params['conversation'] ?? '')
  const conversation = world.places.conversation(id)
  const verdict = judge({ operation, conversation, size: request.size }) ?? { applied: true }
  const performed = verdict.applied ? perform({ world, request, conversation, thread }) : undefined
  if (verdict.delayMs) await wait(verdict.delayMs)
  const given = verdict.answer ?? performed ?? { status: 500 }
  world.traffic.note({
    at: startedAt.toUTC().toISO(),
    direction: 'from-bot',
    method: request.method,
    path: request.path,
    ...(request.body !== undefined && { body: request.body }),
    status: given === 'cut' ? 0 : given.status,
    ...(given !== 'cut' && given.body !== undefined && { answer: given.body }),
    milliseconds: world.clock().diff(startedAt).toMillis(),
  })
  return given === 'cut' ? { takeOver: (response) => response.destroy() } : given
}
