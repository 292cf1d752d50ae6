import type { ActionView, DialogView, MessageView, OutcomeView } from '../page/view.ts'
import type { Actions } from './actions.ts'
import { drawCard } from './card.ts'
import { make } from './dom.ts'
import { failureText } from './failure.ts'
import { icon } from './icons.ts'
import type { Store } from './store.ts'
import { text } from './texts.ts'

/** Named widths of task modules, in pixels as Teams has them. */
const widths: Readonly<Record<string, number>> = { small: 440, medium: 640, large: 880 }

/** The form over the conversation ("task module"). Closing it gives the focus back to where it was. */
export const openDialog = (store: Store, actions: Actions, message: MessageView, first: DialogView): void => {
  const opener = document.activeElement
  const title = make('h2', { attributes: { id: 'dialog-title' } })
  const body = make('div', { class: 'dialog-body' })
  const notice = make('p', { class: 'notice failed', attributes: { role: 'alert' } })
  const box = make('dialog', { class: 'dialog', attributes: { 'aria-labelledby': 'dialog-title' } })
  const close = (): void => box.close()

  const submit = async ({ data }: ActionView): Promise<void> => {
    if (box.classList.contains('busy')) return
    box.classList.add('busy')
    notice.textContent = ''
    const outcome = await actions.submitDialog(message, data)
    box.classList.remove('busy')
    answered(outcome)
  }
  const answered = (outcome: OutcomeView): void => {
    if (outcome.kind === 'failed') notice.textContent = failureText(store, outcome)
    else if (outcome.kind === 'dialog') fill(outcome.dialog)
    else if (outcome.kind === 'message') body.replaceChildren(said(store, outcome.text, close))
    else close()
  }
  const fill = (dialog: DialogView): void => {
    title.textContent = dialog.title || store.get().world.bot.name
    box.style.width = `min(${pixels(dialog.width)}px, calc(100vw - 24px))`
    const content = drawContent(dialog, (action) => void submit(action))
    body.replaceChildren(content ?? make('p', {}, text(store.get().language, 'cardFailed')))
  }
  box.append(make('header', { class: 'dialog-head' }, title, closeButton(store, close)), body, notice)
  box.addEventListener('close', () => {
    box.remove()
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
  })
  fill(first)
  document.body.append(box)
  box.showModal()
  box.querySelector<HTMLElement>('.dialog-body input, .dialog-body select, .dialog-body textarea')?.focus()
}

const pixels = (width: DialogView['width']): number =>
  typeof width === 'number' ? width : (widths[width ?? 'medium'] ?? 640)

const drawContent = (
  { card, url, title }: DialogView,
  pressed: (action: ActionView) => void,
): HTMLElement | undefined => {
  if (url && /^https?:/i.test(url))
    return make('iframe', {
      class: 'dialog-page',
      attributes: { src: url, title, sandbox: 'allow-scripts allow-forms' },
    })
  return drawCard(card, title, pressed)
}

const said = (store: Store, words: string, close: () => void): HTMLElement =>
  make(
    'div',
    { class: 'dialog-said', attributes: { role: 'status' } },
    make('p', {}, words),
    make(
      'button',
      { class: 'button', attributes: { type: 'button' }, on: { click: close } },
      text(store.get().language, 'close'),
    ),
  )

const closeButton = (store: Store, close: () => void): HTMLElement =>
  make(
    'button',
    {
      class: 'icon-button',
      attributes: { type: 'button', 'aria-label': text(store.get().language, 'close') },
      on: { click: close },
    },
    icon('close'),
  )
