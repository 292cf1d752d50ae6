import type { Exchange } from '../traffic.ts'
import { listenToTraffic } from './api.ts'
import { byId, createChangeGate, make, redraw } from './dom.ts'
import { icon } from './icons.ts'
import type { State, Store } from './store.ts'
import { localeOf, text } from './texts.ts'

/** So many of the latest are kept in the page. */
const mostShown = 100

/** For developers: the activities as they went over the wire, the latest on top. Listens only while it is open. */
export const mountInspector = (store: Store): void => {
  const drawer = byId('inspector')
  const list = make('ol', { class: 'exchanges' })
  let stop: (() => void) | undefined
  const add = (exchange: Exchange): void => {
    list.prepend(make('li', {}, drawExchange(exchange, store.get())))
    while (list.children.length > mostShown) list.lastElementChild?.remove()
  }
  const close = (): void => {
    store.set({ inspecting: false })
    document.querySelector<HTMLElement>('[data-key="inspector"]')?.focus()
  }
  drawer.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close()
  })
  const changed = createChangeGate()
  store.watch((state) => {
    drawer.hidden = !state.inspecting
    if (state.inspecting && !stop) {
      list.replaceChildren()
      stop = listenToTraffic(add)
    }
    if (!state.inspecting && stop) {
      stop()
      stop = undefined
    }
    changed(state.language, () => {
      const words = text(state.language, 'inspectorEmpty')
      drawer.setAttribute('aria-label', text(state.language, 'inspector'))
      redraw(drawer, head(state, close), list, make('p', { class: 'inspector-empty' }, words))
    })
  })
}

const head = ({ language }: State, close: () => void): HTMLElement =>
  make(
    'header',
    { class: 'inspector-head' },
    make('h2', {}, text(language, 'inspector')),
    make(
      'button',
      {
        class: 'icon-button',
        attributes: { type: 'button', 'data-key': 'inspector-close', 'aria-label': text(language, 'close') },
        on: { click: close },
      },
      icon('close'),
    ),
  )

const drawExchange = (exchange: Exchange, { language }: State): HTMLElement => {
  const toBot = exchange.direction === 'to-bot'
  const failed = exchange.status === 0 || exchange.status >= 400
  const time = new Date(exchange.at).toLocaleTimeString(localeOf[language])
  return make(
    'details',
    { class: `exchange ${exchange.direction}` },
    make(
      'summary',
      {},
      make(
        'span',
        { class: 'direction' },
        toBot ? '→' : '←',
        make('span', { class: 'unseen' }, text(language, toBot ? 'toBot' : 'fromBot')),
      ),
      make('span', { class: 'exchange-name' }, nameOf(exchange)),
      make(
        'span',
        { class: failed ? 'status failed' : 'status' },
        exchange.status ? String(exchange.status) : '—',
      ),
      make('span', { class: 'exchange-time' }, `${time} · ${Math.round(exchange.milliseconds)} ms`),
    ),
    make('p', { class: 'exchange-path' }, `${exchange.method} ${exchange.path}`),
    json(exchange.body),
    exchange.answer === undefined
      ? undefined
      : make('p', { class: 'exchange-path' }, text(language, 'answer')),
    json(exchange.answer),
  )
}

const json = (value: unknown): HTMLElement | undefined =>
  value === undefined
    ? undefined
    : make('pre', { attributes: { tabindex: 0 } }, JSON.stringify(value, null, 2))

const nameOf = ({ body, method }: Exchange): string => {
  const type = field(body, 'type')
  const name = field(body, 'name')
  return (
    [method === 'POST' ? '' : method, type, type === 'invoke' ? name : ''].filter(Boolean).join(' ') || method
  )
}

const field = (body: unknown, key: 'type' | 'name'): string => {
  if (typeof body !== 'object' || body === null) return ''
  const value = Object.entries(body).find(([name]) => name === key)?.[1]
  return typeof value === 'string' ? value : ''
}
