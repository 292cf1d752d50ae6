/** Why something about the log was not done. Each has a sentence of its own (`refusal.<code>`). */
export const liveRefusalCodes = [
  'not-allowed',
  'not-found',
  'no-service',
  'unknown-site',
  'bad-time',
  'ambiguous-time',
  'in-future',
  'promise-past',
  'conflict',
  'not-resolved',
  'nothing-said',
  'no-window',
  'window-past',
  'window-backwards',
  'over',
  'no-state',
  'no-reason',
  'place-not-known',
  'not-subscribed',
  'too-long',
] as const

export type LiveRefusal = {
  readonly ok: false
  readonly code: (typeof liveRefusalCodes)[number]
  readonly values?: Readonly<Record<string, string | number>>
}

export const refuseLive = (code: LiveRefusal['code'], values?: LiveRefusal['values']): LiveRefusal => ({
  ok: false,
  code,
  ...(values && { values }),
})
