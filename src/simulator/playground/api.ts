import type { ActionView, MessageView, OutcomeView, TypingView, WorldView } from '../page/view.ts'
import type { Exchange } from '../traffic.ts'
import type { Language } from './texts.ts'

/** Where and as whom the page acts. */
export type Stand = {
  readonly as: string
  readonly place: string
  readonly thread?: string
  readonly language: Language
}

const get = async <Body>(path: string): Promise<Body> => {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return response.json()
}

const post = async <Body>(path: string, body: unknown): Promise<Body> => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return response.json()
}

const as = (person: string): string => `as=${encodeURIComponent(person)}`

export const readWorld = (): Promise<WorldView> => get('/api/world')
export const readMessages = (person: string): Promise<readonly MessageView[]> =>
  get(`/api/messages?${as(person)}`)

export type Said = { readonly text: string; readonly file?: File | undefined }

/** Resolves when the bot's turn is over. */
export const say = async (stand: Stand, { text, file }: Said, mention: boolean): Promise<unknown> =>
  post('/api/say', {
    ...stand,
    text,
    mention,
    ...(file && { file: { name: file.name, base64: await base64Of(file) } }),
  })

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', reject)
    reader.readAsDataURL(file)
  })

export const press = (stand: Stand, message: string, action: ActionView): Promise<OutcomeView> =>
  post('/api/press', { ...stand, message, action })

/** The person has read as far as this message. */
export const read = (stand: Stand, message: string): Promise<unknown> =>
  post('/api/read', { ...stand, message })

export const submitDialog = (stand: Stand, data: unknown): Promise<OutcomeView> =>
  post('/api/dialog', { ...stand, data })

export type Listeners = {
  readonly message: (message: MessageView) => void
  readonly typing: (typing: TypingView) => void
  /** Connected, for the first time or again: whatever came before is to be read. */
  readonly open: () => void
  readonly lost: () => void
}

/** Hears of what happens in a person's conversations. Returns how to stop. */
export const listen = (person: string, { message, typing, open, lost }: Listeners): (() => void) => {
  const source = new EventSource(`/api/events?${as(person)}`)
  source.addEventListener('open', open)
  source.addEventListener('error', lost)
  source.addEventListener('message', ({ data }) => message(JSON.parse(data)))
  source.addEventListener('typing', ({ data }) => typing(JSON.parse(data)))
  return () => source.close()
}

export const listenToTraffic = (heard: (exchange: Exchange) => void): (() => void) => {
  const source = new EventSource('/api/traffic')
  source.addEventListener('exchange', ({ data }) => heard(JSON.parse(data)))
  return () => source.close()
}
