import type { MessageView, PersonView, PlaceView, WorldView } from '../page/view.ts'
import type { Language } from './texts.ts'

export type Theme = 'system' | 'light' | 'dark'

export type State = {
  readonly world: WorldView
  readonly me: PersonView
  readonly place: PlaceView
  readonly language: Language
  readonly theme: Theme
  /** What the person at hand sees, by id. */
  readonly messages: ReadonlyMap<string, MessageView>
  /** By place: the last message that was seen there. */
  readonly seen: Readonly<Record<string, string>>
  /** By place: turns whose answer is awaited. */
  readonly waiting: Readonly<Record<string, number>>
  /** Buttons whose answer is awaited, or came just now. */
  readonly pressed: number
  /** By place: when the bot last said that it is typing, in milliseconds since 1970. */
  readonly typing: Readonly<Record<string, number>>
  /** Channels: the thread that the composer answers in. */
  readonly thread: string | undefined
  readonly mention: boolean
  readonly railOpen: boolean
  readonly inspecting: boolean
  readonly connected: boolean
}

export type Store = {
  get(): State
  /** Draws again soon: once for all the changes of one moment. */
  set(changes: Partial<State>): void
  watch(draw: (state: State) => void): void
}

export const createStore = (initial: State): Store => {
  let state = initial
  let due = false
  const watchers: ((state: State) => void)[] = []
  const drawAll = (): void => {
    due = false
    for (const draw of watchers) draw(state)
  }
  return {
    get: () => state,
    set: (changes) => {
      state = { ...state, ...changes }
      if (due) return
      due = true
      queueMicrotask(drawAll)
    },
    watch: (draw) => {
      watchers.push(draw)
      draw(state)
    },
  }
}

export const messagesAt = ({ messages }: State, place: string): readonly MessageView[] =>
  [...messages.values()].filter((message) => message.place === place).sort(bySending)

const bySending = (one: MessageView, other: MessageView): number => Number(one.id) - Number(other.id)

export const placesOf = ({ world, me }: State): readonly PlaceView[] =>
  world.places.filter(({ visibleTo }) => visibleTo.includes(me.id))

export const unreadAt = (state: State, place: string): number => {
  const seen = Number(state.seen[place] ?? 0)
  return messagesAt(state, place).filter(({ id, author }) => author.id !== state.me.id && Number(id) > seen)
    .length
}
