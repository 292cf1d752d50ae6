import type { Judge, Verdict } from '../connector/judge.ts'
import { refusal } from '../http/server.ts'
import { chanceOf, createChance } from './chance.ts'

const answered = (
  applied: boolean,
  status: number,
  code: string,
  headers?: Record<string, string>,
): Verdict => ({
  applied,
  answer: refusal(status, code, 'This fault was asked for.', headers),
})

const serverErrors = {
  'internal-error': answered(false, 500, 'ServiceError'),
  'internal-error-after-acceptance': answered(true, 500, 'ServiceError'),
  'bad-gateway': answered(false, 502, 'BadGateway'),
  'bad-gateway-after-acceptance': answered(true, 502, 'BadGateway'),
  'gateway-timeout': answered(false, 504, 'GatewayTimeout'),
  'gateway-timeout-after-acceptance': answered(true, 504, 'GatewayTimeout'),
} as const

/** What can go wrong with one request, whoever it is for. */
const passing = {
  throttled: answered(false, 429, 'TooManyRequests'),
  'throttled-with-time': answered(false, 429, 'TooManyRequests', { 'retry-after': '1' }),
  'precondition-failed': answered(false, 412, 'PreconditionFailed'),
  ...serverErrors,
  cut: { applied: false, answer: 'cut' },
  'cut-after-acceptance': { applied: true, answer: 'cut' },
  delay: { applied: true, delayMs: 300 },
} as const satisfies Record<string, Verdict>

/** What is wrong with a conversation for good. */
const lasting = {
  blocked: answered(false, 403, 'ConversationBlockedByUser'),
  uninstalled: answered(false, 403, 'BotNotInConversationRoster'),
  'not-found': answered(false, 404, 'ConversationNotFound'),
} as const satisfies Record<string, Verdict>

const verdicts: Readonly<Record<FaultName, Verdict>> = { ...passing, ...lasting }

export type FaultName = keyof typeof passing | keyof typeof lasting

/** The share of requests, or of conversations for what lasts, that a fault hits: 0 to 1, together at most 1. */
export type FaultRates = Readonly<Partial<Record<FaultName, number>>>

const isLasting = (name: string): name is keyof typeof lasting => Object.hasOwn(lasting, name)

const isFault = (name: string): name is FaultName => Object.hasOwn(verdicts, name)

/** Everything that can be asked for. */
export const faultNames: readonly FaultName[] = Object.keys(verdicts).filter(isFault)

/** Goes wrong at these rates, the same way for the same seed and the same requests. Reading always works. */
export const faultsJudge = (seed: number, rates: FaultRates): Judge => {
  const wanted = Object.keys(rates).filter(isFault)
  const passingWanted = wanted.filter((name) => !isLasting(name))
  const lastingWanted = wanted.filter(isLasting)
  const chance = createChance(seed)

  return ({ operation, conversation }) => {
    if (operation === 'read') return undefined
    const drawn = conversation && draw(lastingWanted, rates, chanceOf(seed, conversation.id))
    const name = drawn ?? draw(passingWanted, rates, chance())
    return name && verdicts[name]
  }
}

/** Each of the names has a stretch of 0 to 1 as long as its rate. */
const draw = (names: readonly FaultName[], rates: FaultRates, at: number): FaultName | undefined => {
  let end = 0
  return names.find((name) => {
    end += rates[name] ?? 0
    return at < end
  })
}
