import type { CommandView } from '../page/view.ts'
import type { Actions } from './actions.ts'
import { botAvatar } from './avatar.ts'
import { focusComposer, make } from './dom.ts'
import { icon } from './icons.ts'
import type { State } from './store.ts'
import { localized, text } from './texts.ts'

/** More would be a menu; the menu is at the composer. */
const mostStarters = 6

/** What is shown where nothing was said yet: who Loa is, and what may be asked. */
export const drawEmpty = (state: State, actions: Actions): HTMLElement => {
  const { language, me, place } = state
  const personal = place.kind === 'personal'
  const starters = commandsAt(state).slice(0, mostStarters)
  return make(
    'div',
    { class: 'empty' },
    botAvatar('hero'),
    make('h2', {}, text(language, 'hello', { name: me.name })),
    make('p', {}, text(language, personal ? 'helloText' : 'helloShared')),
    starters.length > 0 ? make('p', { class: 'try' }, text(language, 'tryOne')) : undefined,
    make(
      'ul',
      { class: 'starters' },
      ...starters.map((command) => make('li', {}, starter(command, state, actions))),
    ),
  )
}

export const commandsAt = ({ world, place }: State): readonly CommandView[] =>
  world.commands.filter(({ menu }) => menu.includes(place.kind))

/** Says something for the person, who then goes on by writing. */
export const sayOn = (actions: Actions, words: string): void => {
  void actions.say(words)
  focusComposer()
}

const starter = ({ title, description }: CommandView, { language }: State, actions: Actions): HTMLElement => {
  const question = localized(title, language)
  return make(
    'button',
    { class: 'starter', attributes: { type: 'button' }, on: { click: () => sayOn(actions, question) } },
    make(
      'span',
      { class: 'starter-words' },
      make('span', { class: 'starter-title' }, question),
      make('span', { class: 'starter-about' }, localized(description, language)),
    ),
    icon('arrow', 18),
  )
}
