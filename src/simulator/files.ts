import { randomUUID } from 'node:crypto'
import type { Attachment } from './activity.ts'
import type { Route } from './http/route.ts'
import { refusal } from './http/server.ts'

export type SentFile = { readonly name: string; readonly bytes: Uint8Array }

/** What people sent to the bot, each to be fetched once: in Teams the address is short-lived. */
export type Files = {
  /** The path under which the file is handed out. */
  offer(file: SentFile): string
  take(token: string): SentFile | undefined
}

export const createFiles = (): Files => {
  const offered = new Map<string, SentFile>()
  return {
    offer: (file) => {
      const token = randomUUID()
      offered.set(token, file)
      return `files/${token}`
    },
    take: (token) => {
      const file = offered.get(token)
      offered.delete(token)
      return file
    },
  }
}

/** As Teams tells a bot with `supportsFiles` of a file. */
export const fileAttachment = ({ name }: SentFile, downloadUrl: string): Attachment => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  name,
  content: { downloadUrl, uniqueId: randomUUID(), fileType: name.split('.').at(-1) ?? '' },
})

export const fileRoutes = (files: Files): readonly Route[] => [
  {
    method: 'GET',
    path: '/files/:token',
    handle: ({ params }) => {
      const file = files.take(params['token'] ?? '')
      if (!file) return refusal(404, 'NotFound', 'no such file, or fetched already')
      return { status: 200, body: file.bytes, headers: { 'content-type': 'application/octet-stream' } }
    },
  },
]
