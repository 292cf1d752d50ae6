import { make } from './dom.ts'
import { type IconName, icon } from './icons.ts'
import { remember } from './memory.ts'
import type { State, Store, Theme } from './store.ts'
import { languages, type TextKey, text } from './texts.ts'

const themes: readonly { readonly id: Theme; readonly icon: IconName; readonly name: TextKey }[] = [
  { id: 'system', icon: 'system', name: 'themeSystem' },
  { id: 'light', icon: 'sun', name: 'themeLight' },
  { id: 'dark', icon: 'moon', name: 'themeDark' },
]

/** The page's own language and theme. */
export const settings = (store: Store, state: State): HTMLElement =>
  make('div', { class: 'settings' }, languageChoice(store, state), themeChoice(store, state))

const languageChoice = (store: Store, state: State): HTMLElement =>
  segments(
    text(state.language, 'language'),
    languages.map(({ id, name, short }) =>
      segment({ key: `language ${id}`, label: name, chosen: id === state.language, lang: id }, short, () => {
        remember.language(id)
        store.set({ language: id })
      }),
    ),
  )

const themeChoice = (store: Store, state: State): HTMLElement =>
  segments(
    text(state.language, 'theme'),
    themes.map(({ id, icon: picture, name }) =>
      segment(
        { key: `theme ${id}`, label: text(state.language, name), chosen: id === state.theme },
        icon(picture, 17),
        () => {
          remember.theme(id)
          store.set({ theme: id })
        },
      ),
    ),
  )

const segments = (label: string, choices: readonly HTMLElement[]): HTMLElement =>
  make('div', { class: 'segments', attributes: { role: 'group', 'aria-label': label } }, ...choices)

type Segment = {
  readonly key: string
  readonly label: string
  readonly chosen: boolean
  readonly lang?: string
}

const segment = (
  { key, label, chosen, lang }: Segment,
  content: Node | string,
  choose: () => void,
): HTMLElement =>
  make(
    'button',
    {
      class: 'segment',
      attributes: {
        type: 'button',
        'data-key': key,
        'aria-pressed': String(chosen),
        'aria-label': label,
        title: label,
        lang,
      },
      on: { click: choose },
    },
    content,
  )
