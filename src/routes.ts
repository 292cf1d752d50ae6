import { readFileSync } from 'node:fs'
import { readApiClients } from './adapters/http/api-clients.ts'
import type { ApiRoute } from './adapters/http/serve-api.ts'
import type { Bot } from './compose.ts'
import type { Config } from './config.ts'
import { Failure } from './core/errors/failure.ts'
import type { Log } from './core/log/log.ts'
import type { Clock } from './core/time/clock.ts'
import { apiScopes, createApiRoutes } from './features/announcements/api-routes.ts'
import { createAlertIntake } from './features/service-status/alert-intake.ts'
import { type AlertMapping, parseAlertMapping } from './features/service-status/alert-mapping.ts'
import { createStatusRoutes } from './features/service-status/status-routes.ts'

type Settings = Pick<Config, 'apiClientsFile' | 'statusPage' | 'alerts'>

/** What other programs may call, by the settings. Throws `bad-config` for a file of theirs that is not right. */
export const openRoutes = (
  { apiClientsFile, statusPage, alerts }: Settings,
  clock: Clock,
  log: Log,
): ((bot: Pick<Bot, 'announcing' | 'parts'>) => readonly ApiRoute[]) => {
  const findClient =
    apiClientsFile === undefined ? undefined : readApiClients(apiClientsFile, apiScopes, { clock, log })
  const mapping = alerts.mappingFile === undefined ? undefined : readMapping(alerts.mappingFile)
  return ({ announcing, parts }) => [
    ...createApiRoutes(announcing, findClient),
    ...createAlertIntake(parts, { access: alerts, ...(mapping && { mapping }) }),
    ...(statusPage ? createStatusRoutes(parts) : []),
  ]
}

const readMapping = (file: string): AlertMapping => {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'is no JSON' : 'cannot be read'
    throw new Failure('bad-config', `${file}: ${reason}`, { cause })
  }
  return parseAlertMapping(content, file)
}
