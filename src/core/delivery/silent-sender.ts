import type { Sender, SendOutcome } from './sender.ts'

const unsent = async (): Promise<SendOutcome> => ({ kind: 'failed', reason: 'offline' })

/** Stands where nobody is to be reached: a bot that only answers. */
export const silentSender: Sender = {
  send: unsent,
  update: unsent,
  remove: unsent,
  open: unsent,
  close: async () => {},
}
