import type { PlaceView } from '../page/view.ts'
import type { Actions } from './actions.ts'
import { botAvatar } from './avatar.ts'
import { byId, createChangeGate, make, redraw } from './dom.ts'
import { icon } from './icons.ts'
import { createPersonSwitch } from './person-switch.ts'
import { settings } from './settings.ts'
import { placesOf, type State, type Store, unreadAt } from './store.ts'
import { localized, text } from './texts.ts'

/** The left side: who you are, where you can write, and the page's own settings. */
export const mountRail = (store: Store, actions: Actions): void => {
  const rail = byId('rail')
  const scrim = byId('scrim')
  const close = (): void => store.set({ railOpen: false })
  scrim.addEventListener('click', close)
  document.addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key !== 'Escape' || defaultPrevented || !store.get().railOpen) return
    close()
    document.querySelector<HTMLElement>('[data-key="menu"]')?.focus()
  })
  const people = createPersonSwitch(store, actions)
  const changed = createChangeGate()
  store.watch((state) => {
    rail.classList.toggle('open', state.railOpen)
    scrim.hidden = !state.railOpen
    changed(signature(state, people.isOpen()), () => {
      rail.setAttribute('aria-label', text(state.language, 'navigation'))
      redraw(rail, brand(state), people.draw(state), places(state, actions), settings(store, state))
    })
  })
}

const signature = (state: State, unfolded: boolean): string => {
  const unread = placesOf(state).map(({ id }) => unreadAt(state, id))
  return [state.me.id, state.place.id, state.language, state.theme, unfolded, ...unread].join()
}

const brand = (state: State): HTMLElement =>
  make(
    'div',
    { class: 'brand' },
    botAvatar(),
    make('span', { class: 'brand-name' }, state.world.bot.name),
    make('span', { class: 'brand-kind' }, text(state.language, 'playground')),
  )

const places = (state: State, actions: Actions): HTMLElement => {
  const shown = placesOf(state)
  const chats = shown.filter(({ kind }) => kind !== 'channel')
  const channels = shown.filter(({ kind }) => kind === 'channel')
  return make(
    'div',
    { class: 'places' },
    heading(text(state.language, 'chats')),
    list(chats, state, actions),
    heading(localized(state.world.team, state.language)),
    list(channels, state, actions),
  )
}

const heading = (title: string): HTMLElement => make('h2', { class: 'rail-heading' }, title)

const list = (shown: readonly PlaceView[], state: State, actions: Actions): HTMLElement =>
  make('ul', {}, ...shown.map((place) => make('li', {}, placeButton(place, state, actions))))

const placeButton = (place: PlaceView, state: State, actions: Actions): HTMLElement => {
  const unread = unreadAt(state, place.id)
  const current = place.id === state.place.id
  return make(
    'button',
    {
      class: unread && !current ? 'place unread' : 'place',
      attributes: {
        type: 'button',
        'data-key': `place ${place.id}`,
        'aria-current': current ? 'page' : undefined,
      },
      on: { click: () => actions.open(place) },
    },
    placeIcon(place),
    make('span', { class: 'place-name' }, localized(place.name, state.language)),
    unread && !current
      ? make(
          'span',
          { class: 'badge' },
          String(unread),
          make('span', { class: 'unseen' }, ` ${text(state.language, 'unread')}`),
        )
      : undefined,
  )
}

export const placeIcon = (place: PlaceView): HTMLElement => {
  if (place.kind === 'personal') return botAvatar()
  return make('span', { class: 'avatar small room' }, icon(place.kind === 'group' ? 'people' : 'hash', 17))
}
