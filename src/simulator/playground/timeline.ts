import type { MessageView } from '../page/view.ts'
import type { Actions } from './actions.ts'
import { botAvatar } from './avatar.ts'
import { arrange, byId, focusComposer, make } from './dom.ts'
import { drawEmpty, sayOn } from './empty.ts'
import { icon } from './icons.ts'
import { drawMessage, type Shown } from './message.ts'
import { createScroll } from './scroll.ts'
import { messagesAt, type State, type Store } from './store.ts'
import { localeOf, text } from './texts.ts'

/** Messages of one author closer together than this are one group. In milliseconds. */
const groupWithin = 5 * 60_000
const typingLasts = 6_000

/** The conversation. What did not change is left as it is, with what was typed into its cards. */
export const mountTimeline = (store: Store, actions: Actions): void => {
  const timeline = byId('timeline')
  const items = make('ol', { class: 'messages' })
  const scroll = createScroll(timeline, store)
  const keep = createKeeper()
  timeline.append(items)
  store.watch((state) => {
    timeline.setAttribute('aria-label', text(state.language, 'messages'))
    const messages = messagesAt(state, state.place.id)
    scroll.around(messages, () => {
      const drawn =
        messages.length > 0 ? itemsOf(store, actions, state, messages, keep) : [empty(state, actions)]
      arrange(items, [...drawn, ...typing(store, state)])
      keep.refocus()
    })
    if (document.visibilityState === 'visible') actions.markSeen()
  })
  document.addEventListener('visibilitychange', () => store.set({}))
}

type Keeper = {
  /** The element drawn before under that key, if its signature is the same; else a fresh one. */
  element(key: string, signature: string, draw: () => HTMLElement): HTMLElement
  /** Focus that was inside an element that was drawn anew goes to the same control there, or to its card. */
  refocus(): void
}

const createKeeper = (): Keeper => {
  const kept = new Map<string, { signature: string; element: HTMLElement }>()
  let lost: { element: HTMLElement; label: string } | undefined
  return {
    element: (key, signature, draw) => {
      const known = kept.get(key)
      if (known?.signature === signature) return known.element
      const element = draw()
      const active = document.activeElement
      if (known && active && known.element.contains(active)) lost = { element, label: active.textContent }
      keepNotice(known?.element, element)
      kept.set(key, { signature, element })
      return element
    },
    refocus: () => {
      if (!lost) return
      const { element, label } = lost
      lost = undefined
      const same = [...element.querySelectorAll('button')].find(({ textContent }) => textContent === label)
      const target = same ?? element.querySelector<HTMLElement>('.card')
      target?.focus({ preventScroll: true })
    },
  }
}

/** What a press was answered with stays beside the card that took the old one's place. */
const keepNotice = (before: HTMLElement | undefined, after: HTMLElement): void => {
  const said = before?.querySelector('.notice:not(.pending)')
  if (said?.textContent) after.querySelector('.notice')?.replaceWith(said)
}

const itemsOf = (
  store: Store,
  actions: Actions,
  state: State,
  messages: readonly MessageView[],
  keep: Keeper,
): readonly HTMLElement[] => {
  const draw = ({ message, joined }: Shown): HTMLElement => {
    const key = `${state.me.id} ${message.id}`
    const signature = [message.revision, joined, state.language].join()
    return keep.element(key, signature, () => drawMessage(store, actions, { message, joined }))
  }
  const drawn =
    state.place.kind === 'channel'
      ? threadsOf(messages).map((thread) => drawThread(store, state, thread, keep, draw))
      : byDay(messages, state, draw)
  return [...drawn, ...suggestions(state, actions, messages.at(-1))]
}

const byDay = (
  messages: readonly MessageView[],
  state: State,
  draw: (shown: Shown) => HTMLElement,
): readonly HTMLElement[] =>
  messages.flatMap((message, index) => {
    const before = messages[index - 1]
    const sameDay = before && dayOf(before.at) === dayOf(message.at)
    const item = draw({ message, joined: Boolean(sameDay) && isJoined(before, message) })
    return sameDay ? [item] : [day(message.at, state), item]
  })

const isJoined = (before: MessageView | undefined, message: MessageView): boolean =>
  before !== undefined &&
  before.author.id === message.author.id &&
  !before.failure &&
  !message.edited &&
  Date.parse(message.at) - Date.parse(before.at) < groupWithin

const dayOf = (at: string): string => new Date(at).toDateString()

const day = (at: string, { language }: State): HTMLElement => {
  const yesterday = new Date(Date.now() - 24 * 3_600_000).toDateString()
  const named = { [new Date().toDateString()]: 'today', [yesterday]: 'yesterday' } as const
  const key = named[dayOf(at)]
  const date = new Date(at).toLocaleDateString(localeOf[language], {
    day: 'numeric',
    month: 'long',
    weekday: 'long',
  })
  return make('li', { class: 'day' }, make('span', {}, key ? text(language, key) : date))
}

const threadsOf = (messages: readonly MessageView[]): readonly (readonly MessageView[])[] => [
  ...Map.groupBy(messages, ({ id, thread }) => thread ?? id).values(),
]

const drawThread = (
  store: Store,
  state: State,
  messages: readonly MessageView[],
  keep: Keeper,
  draw: (shown: Shown) => HTMLElement,
): HTMLElement => {
  const root = messages[0]?.thread ?? messages[0]?.id ?? ''
  const post = keep.element(`thread ${root}`, state.language, () => threadFrame(store, root, state))
  post.classList.toggle('chosen', state.thread === root)
  const replies = post.querySelector('ol')
  if (replies)
    arrange(
      replies,
      messages.map((message) => draw({ message, joined: false })),
    )
  return post
}

const threadFrame = (store: Store, root: string, { language }: State): HTMLElement => {
  const reply = (): void => {
    store.set({ thread: root, mention: true })
    focusComposer()
  }
  const button = make(
    'button',
    { class: 'text-button reply', attributes: { type: 'button' }, on: { click: reply } },
    icon('reply', 18),
    text(language, 'reply'),
  )
  return make('li', { class: 'post' }, make('ol', { class: 'replies' }), button)
}

const suggestions = (
  state: State,
  actions: Actions,
  last: MessageView | undefined,
): readonly HTMLElement[] => {
  if (!last || last.suggestions.length === 0) return []
  const chips = last.suggestions.map(({ title, text: said }) =>
    make(
      'button',
      { class: 'chip', attributes: { type: 'button' }, on: { click: () => sayOn(actions, said) } },
      title,
    ),
  )
  return [make('li', { class: 'suggestions', attributes: { lang: state.language } }, ...chips)]
}

const empty = (state: State, actions: Actions): HTMLElement =>
  make('li', { class: 'nothing' }, drawEmpty(state, actions))

const typing = (
  store: Store,
  { place, world, language, waiting, typing: since }: State,
): readonly HTMLElement[] => {
  const left = (since[place.id] ?? 0) + typingLasts - Date.now()
  if (left > 0) setTimeout(() => store.set({}), left + 50)
  if (left <= 0 && !waiting[place.id]) return []
  const dots = make('span', { class: 'dots' }, make('i'), make('i'), make('i'))
  const words = make('span', { class: 'unseen' }, text(language, 'typing', { bot: world.bot.name }))
  return [make('li', { class: 'typing' }, botAvatar(), make('span', { class: 'bubble' }, dots, words))]
}
