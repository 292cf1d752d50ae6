import type { Conversation } from '../conversation/conversation.ts'
import type { Sender, SendOutcome } from '../delivery/sender.ts'
import type { Log } from '../log/log.ts'
import type { Recogniser } from '../understanding/recogniser.ts'
import type { Metrics } from './metrics.ts'

/** Seconds since `from`, which `performance.now()` gave. */
const secondsSince = (from: number): number => (performance.now() - from) / 1_000

export const measureConversation = ({ respond }: Conversation, metrics: Metrics): Conversation => ({
  respond: async (incoming) => {
    const from = performance.now()
    const input = incoming.input.kind
    metrics.count('loa_turns_total', { input, place: incoming.place.kind })
    const response = await respond(incoming)
    metrics.time('loa_turn_seconds', secondsSince(from), { input })
    return response
  },
})

export const measureRecogniser = (recogniser: Recogniser, metrics: Metrics): Recogniser => ({
  ...recogniser,
  recognise: (text, context) => {
    const reading = recogniser.recognise(text, context)
    const { intent, tier, language } = reading
    metrics.count('loa_recognitions_total', { intent, tier, language })
    return reading
  },
})

export const measureSender = (sender: Sender, metrics: Metrics): Sender => {
  const measure = async (operation: string, request: Promise<SendOutcome>): Promise<SendOutcome> => {
    const from = performance.now()
    const outcome = await request
    metrics.time('loa_send_seconds', secondsSince(from), { operation })
    metrics.count('loa_sends_total', { operation, outcome: outcome.kind })
    return outcome
  }
  return {
    send: (...message) => measure('send', sender.send(...message)),
    update: (...message) => measure('update', sender.update(...message)),
    remove: (...message) => measure('remove', sender.remove(...message)),
    open: (partners) => measure('open', sender.open(partners)),
    close: sender.close,
  }
}

/** Events are stable codes, so that each is a label of its own. */
export const countTroubles = (log: Log, metrics: Metrics): Log => ({
  info: log.info,
  warn: (event, ...rest) => {
    metrics.count('loa_log_events_total', { level: 'warn', event })
    log.warn(event, ...rest)
  },
  error: (event, ...rest) => {
    metrics.count('loa_log_events_total', { level: 'error', event })
    log.error(event, ...rest)
  },
})
