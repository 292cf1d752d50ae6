import type { Fallbacks } from './fallbacks.ts'
import type { Feature } from './feature.ts'
import type { IncomingFile } from './incoming.ts'
import type { Reply } from './reply.ts'
import type { Turn } from './turn.ts'

/** undefined: no feature takes any of the files. */
export type ReceiveFiles = (
  turn: Turn,
  files: readonly IncomingFile[],
  beside: string,
) => Promise<Reply | undefined>

/** Each file goes to the first feature that takes it, one after another; one card speaks for those that none takes. */
export const createReceiveFiles =
  (features: readonly Feature[], fallbacks: Fallbacks): ReceiveFiles =>
  async (turn, files, beside) => {
    const replies: Reply[] = []
    for (const file of files) {
      const reply = await receiveFile(features, turn, file, beside)
      if (reply) replies.push(reply)
    }
    if (replies.length === 0) return undefined
    const left = replies.length < files.length ? [fallbacks.attachmentOnly(turn)] : []
    return { cards: [...replies.flatMap(({ cards }) => cards), ...left] }
  }

const receiveFile = async (
  features: readonly Feature[],
  turn: Turn,
  file: IncomingFile,
  beside: string,
): Promise<Reply | undefined> => {
  for (const { receive } of features) {
    const reply = await receive?.(turn, file, beside)
    if (reply) return reply
  }
  return undefined
}
