import type { MessageView } from '../page/view.ts'
import { type Actions, createActions } from './actions.ts'
import { readWorld } from './api.ts'
import { mountBar } from './bar.ts'
import { prepareCards } from './card.ts'
import { mountComposer } from './composer.ts'
import { announce, byId, focusComposer } from './dom.ts'
import { mountInspector } from './inspector.ts'
import { remember } from './memory.ts'
import { mountRail } from './rail.ts'
import { createStore, placesOf, type State, type Store, unreadAt } from './store.ts'
import { text } from './texts.ts'
import { mountTimeline } from './timeline.ts'

const start = async (): Promise<void> => {
  const world = await readWorld()
  if (world.markdown) await loadScript('/library/markdown-it.js')
  prepareCards()
  const me = world.people.find(({ id }) => id === remember.lastPerson()) ?? world.people[0]
  const place = me && world.places.find(({ visibleTo }) => visibleTo.includes(me.id))
  if (!me || !place) throw new Error('the simulator offers nobody to be')
  const store = createStore({
    world,
    me,
    place,
    language: remember.lastLanguage(),
    theme: remember.lastTheme(),
    messages: new Map(),
    seen: remember.seen(me.id),
    waiting: {},
    pressed: 0,
    typing: {},
    thread: undefined,
    mention: true,
    railOpen: false,
    inspecting: false,
    connected: true,
  })
  const actions = createActions(store, (message) => tell(store, message))
  mount(store, actions)
}

const mount = (store: Store, actions: Actions): void => {
  store.watch(dress)
  mountRail(store, actions)
  mountBar(store)
  mountComposer(store, actions)
  mountTimeline(store, actions)
  mountInspector(store)
  focusComposer()
}

/** Language, theme and title of the whole document. */
const dress = (state: State): void => {
  const root = document.documentElement
  root.lang = state.language
  root.dataset['theme'] = state.theme
  AdaptiveCards.Strings.defaults.overflowButtonTooltip = () => text(state.language, 'more')
  byId('skip').textContent = text(state.language, 'skip')
  const unread = placesOf(state).reduce(
    (sum, { id }) => sum + (id === state.place.id ? 0 : unreadAt(state, id)),
    0,
  )
  document.title = `${unread ? `(${unread}) ` : ''}${state.world.bot.name} · ${text(state.language, 'playground')}`
}

const tell = (store: Store, { author, revision, text: said, summary }: MessageView): void => {
  const { me, language } = store.get()
  if (author.id === me.id) return
  const words = said || summary || text(language, 'card', { name: author.name })
  announce(revision === 1 ? `${author.name}: ${words}` : `${text(language, 'updated')}: ${words}`)
}

const loadScript = (source: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = source
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', reject)
    document.head.append(script)
  })

void start()
