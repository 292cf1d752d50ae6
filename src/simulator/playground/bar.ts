import { byId, createChangeGate, make, redraw } from './dom.ts'
import { icon } from './icons.ts'
import { placeIcon } from './rail.ts'
import type { State, Store } from './store.ts'
import { localized, text } from './texts.ts'

/** The head of the conversation: where you are. */
export const mountBar = (store: Store): void => {
  const bar = byId('bar')
  const changed = createChangeGate()
  store.watch((state) => {
    const signature = [
      state.me.id,
      state.place.id,
      state.language,
      state.railOpen,
      state.inspecting,
      state.connected,
    ]
    changed(signature.join(), () => {
      redraw(
        bar,
        menuButton(store, state),
        placeIcon(state.place),
        title(state),
        inspectorButton(store, state),
      )
    })
  })
}

const menuButton = (store: Store, { language, railOpen }: State): HTMLElement =>
  make(
    'button',
    {
      class: 'icon-button menu-button',
      attributes: {
        type: 'button',
        'data-key': 'menu',
        'aria-label': text(language, 'openMenu'),
        'aria-expanded': String(railOpen),
        'aria-controls': 'rail',
      },
      on: {
        click: () => {
          store.set({ railOpen: true })
          setTimeout(() => document.querySelector<HTMLElement>('.me')?.focus())
        },
      },
    },
    icon('menu'),
  )

const title = (state: State): HTMLElement =>
  make(
    'div',
    { class: 'bar-title' },
    make('h1', {}, localized(state.place.name, state.language)),
    make('p', {}, state.connected ? subtitle(state) : text(state.language, 'lost')),
  )

const subtitle = ({ place, world, language }: State): string => {
  if (place.kind === 'personal') return text(language, 'personalPlace')
  const members = text(language, 'members', { count: place.members })
  if (place.kind === 'group') return `${text(language, 'groupPlace')} · ${members}`
  return `${text(language, 'channelPlace', { team: localized(world.team, language) })} · ${members}`
}

const inspectorButton = (store: Store, { language, inspecting }: State): HTMLElement =>
  make(
    'button',
    {
      class: 'icon-button',
      attributes: {
        type: 'button',
        'data-key': 'inspector',
        'aria-label': text(language, 'inspector'),
        title: text(language, 'inspector'),
        'aria-pressed': String(inspecting),
      },
      on: { click: () => store.set({ inspecting: !store.get().inspecting }) },
    },
    icon('code'),
  )
