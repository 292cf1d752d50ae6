import type { PersonView } from '../page/view.ts'
import type { Actions } from './actions.ts'
import { personAvatar } from './avatar.ts'
import { make } from './dom.ts'
import { icon } from './icons.ts'
import type { State, Store } from './store.ts'
import { type Language, localized, roleName, text } from './texts.ts'

export type PersonSwitch = { isOpen(): boolean; draw(state: State): HTMLElement }

const focusMe = (): void => document.querySelector<HTMLElement>('.me')?.focus()

/** The card of who you are; pressing it unfolds the others whom you may be. */
export const createPersonSwitch = (store: Store, actions: Actions): PersonSwitch => {
  let open = false
  const set = (now: boolean): void => {
    open = now
    store.set({})
  }
  const choose = (person: PersonView): void => {
    open = false
    focusMe()
    actions.become(person)
  }
  const foldOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return
    event.preventDefault()
    focusMe()
    set(false)
  }
  return {
    isOpen: () => open,
    draw: (state) =>
      make(
        'div',
        { class: 'who', on: { keydown: foldOnEscape } },
        make('h2', { class: 'rail-heading' }, text(state.language, 'youAre')),
        meButton(state, open, () => set(!open)),
        open ? choices(state, choose) : undefined,
      ),
  }
}

const meButton = ({ me, language }: State, open: boolean, toggle: () => void): HTMLElement =>
  make(
    'button',
    {
      class: 'me',
      attributes: {
        type: 'button',
        'data-key': 'me',
        'aria-expanded': String(open),
        'aria-controls': 'people',
      },
      on: { click: toggle },
    },
    personAvatar(me, 'large'),
    describe(me, language),
    make(
      'span',
      { class: 'me-switch' },
      icon('chevron', 18),
      make('span', { class: 'unseen' }, text(language, 'switchPerson')),
    ),
  )

const describe = (person: PersonView, language: Language): HTMLElement =>
  make(
    'span',
    { class: 'person' },
    make('span', { class: 'person-name' }, person.name),
    make('span', { class: 'person-role' }, roleName(person.roles, language)),
    person.unit ? make('span', { class: 'person-unit' }, localized(person.unit, language)) : undefined,
  )

const choices = (state: State, choose: (person: PersonView) => void): HTMLElement =>
  make(
    'ul',
    { class: 'people', attributes: { id: 'people', 'aria-label': text(state.language, 'switchPerson') } },
    ...state.world.people.map((person) => make('li', {}, choice(person, state, choose))),
  )

const choice = (
  person: PersonView,
  { me, language }: State,
  choose: (person: PersonView) => void,
): HTMLElement => {
  const current = person.id === me.id
  return make(
    'button',
    {
      class: 'person-choice',
      attributes: {
        type: 'button',
        'data-key': `person ${person.id}`,
        'aria-current': current ? 'true' : undefined,
      },
      on: { click: () => choose(person) },
    },
    personAvatar(person),
    describe(person, language),
    current ? icon('check', 18) : undefined,
  )
}
