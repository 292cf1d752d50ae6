import type { MessageView, OutcomeView, PersonView, PlaceView } from '../page/view.ts'
import * as api from './api.ts'
import { remember } from './memory.ts'
import { messagesAt, placesOf, type State, type Store } from './store.ts'

/** What a person does with the page. */
export type Actions = {
  become(person: PersonView): void
  open(place: PlaceView): void
  /** What is on the screen now counts as read. */
  markSeen(): void
  say(text: string, file?: File): Promise<void>
  press(message: MessageView, action: Parameters<typeof api.press>[2]): Promise<OutcomeView>
  /** Sends the form of a dialog that a button of `message` opened. */
  submitDialog(message: MessageView, data: unknown): Promise<OutcomeView>
}

export type Hearing = (message: MessageView) => void

/** `heard` is told of each message that arrives, for those who listen to the page. */
export const createActions = (store: Store, heard: Hearing): Actions => {
  let stop = (): void => {}

  const attend = (): void => {
    stop()
    const { id } = store.get().me
    const read = (): Promise<void> =>
      api
        .readMessages(id)
        .then((messages) => store.get().me.id === id && takeAll(store, messages), lose)
        .then(() => undefined)
    const lose = (): void => store.set({ connected: false })
    stop = api.listen(id, {
      open: () => void read(),
      lost: lose,
      message: (message) => {
        take(store, message)
        heard(message)
      },
      typing: ({ place }) => store.set({ typing: { ...store.get().typing, [place]: Date.now() } }),
    })
  }

  attend()
  return {
    become: (me) => {
      const state = { ...store.get(), me }
      const places = placesOf(state)
      const place = places.find(({ id }) => id === state.place.id) ?? places[0] ?? state.place
      store.set({ me, place, messages: new Map(), thread: undefined, typing: {}, seen: remember.seen(me.id) })
      remember.person(me.id)
      attend()
    },
    open: (place) => store.set({ place, thread: undefined, mention: true, railOpen: false }),
    markSeen: () => markSeen(store),
    say: async (text, file) => {
      const { place, mention } = store.get()
      await awaited(store, place.id, () => api.say(stand(store.get()), { text, file }, mention))
    },
    press: (message, action) =>
      pressing(store, () => api.press(standAt(store, message), message.id, action).catch(unreachable)),
    submitDialog: (message, data) => api.submitDialog(standAt(store, message), data).catch(unreachable),
  }
}

const unreachable = (): OutcomeView => ({ kind: 'failed', code: 'unreachable' })

const stand = ({ me, place, thread, language }: State): api.Stand => ({
  as: me.id,
  place: place.id,
  language,
  ...(thread && { thread }),
})

const standAt = (store: Store, { place, thread }: MessageView): api.Stand => ({
  as: store.get().me.id,
  language: store.get().language,
  place,
  ...(thread && { thread }),
})

/** In milliseconds: the messages that a press led to may arrive a little after its answer. */
const pressLasts = 500

const pressing = async <Outcome>(store: Store, turn: () => Promise<Outcome>): Promise<Outcome> => {
  store.set({ pressed: store.get().pressed + 1 })
  const outcome = await turn()
  setTimeout(() => store.set({ pressed: store.get().pressed - 1 }), pressLasts)
  return outcome
}

const awaited = async (store: Store, place: string, turn: () => Promise<unknown>): Promise<void> => {
  const count = (change: number): void => {
    const { waiting } = store.get()
    store.set({ waiting: { ...waiting, [place]: Math.max(0, (waiting[place] ?? 0) + change) } })
  }
  count(1)
  try {
    await turn()
  } catch {
    store.set({ connected: false })
  } finally {
    count(-1)
  }
}

const isNewer = (message: MessageView, known: MessageView | undefined): boolean =>
  !known || message.revision > known.revision

const take = (store: Store, message: MessageView): void => {
  const { messages, typing } = store.get()
  if (!isNewer(message, messages.get(message.id))) return
  const stillTyping = message.author.kind === 'bot' ? { ...typing, [message.place]: 0 } : typing
  store.set({ messages: new Map(messages).set(message.id, message), typing: stillTyping })
}

const takeAll = (store: Store, read: readonly MessageView[]): void => {
  const messages = new Map(store.get().messages)
  for (const message of read)
    if (isNewer(message, messages.get(message.id))) messages.set(message.id, message)
  store.set({ messages, connected: true })
}

const markSeen = (store: Store): void => {
  const state = store.get()
  const last = messagesAt(state, state.place.id).at(-1)?.id
  if (!last || state.seen[state.place.id] === last) return
  const seen = { ...state.seen, [state.place.id]: last }
  remember.nowSeen(state.me.id, seen)
  store.set({ seen })
  tellRead(state)
}

/** Teams tells a bot how far a person has read in the chat of their own. That it is not told is no matter. */
const tellRead = (before: State): void => {
  const { place, seen } = before
  if (place.kind !== 'personal') return
  const last = messagesAt(before, place.id).findLast(({ author }) => author.kind === 'bot')
  if (last && Number(last.id) > Number(seen[place.id] ?? 0))
    api.read(stand(before), last.id).catch(() => undefined)
}
