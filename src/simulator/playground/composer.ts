import type { Actions } from './actions.ts'
import { createCommandMenu } from './command-menu.ts'
import { byId, make } from './dom.ts'
import { commandsAt } from './empty.ts'
import { createFilePicker } from './file-picker.ts'
import { icon } from './icons.ts'
import { createMessageBox, createRecall, type MessageBox } from './message-box.ts'
import { messagesAt, type State, type Store } from './store.ts'
import { localized, text } from './texts.ts'

/** Where one writes. The box is made once and kept, so that nothing typed is lost. */
export const mountComposer = (store: Store, actions: Actions): void => {
  const sendButton = iconButton('send', 'submit')
  const commandButton = iconButton('slash', 'button')
  const recall = createRecall(() => ownWords(store.get()))
  const canSend = (): boolean => box.written().trim() !== '' || picker.chosen() !== undefined
  const settle = (): void => {
    sendButton.disabled = !canSend()
  }
  const picker = createFilePicker(settle)
  const box = createMessageBox(settle)
  const send = (words: string): void => {
    const file = picker.chosen()
    if (!words.trim() && !file) return
    box.write('')
    picker.clear()
    recall.reset()
    void actions.say(words.trim(), file)
  }
  const menu = createCommandMenu(box.element, send)
  box.element.addEventListener('input', () => {
    recall.reset()
    menu.filter(box.written())
  })
  box.element.addEventListener('keydown', (event) => {
    if (event.isComposing || menu.takes(event) || !isBare(event)) return
    const recalling = event.key === 'ArrowUp' && (box.written() === '' || recall.isUnderWay())
    if (event.key === 'Enter') send(box.written())
    else if (recalling) box.write(recall.earlier())
    else return
    event.preventDefault()
  })
  commandButton.addEventListener('click', () => {
    box.element.focus()
    menu.toggle()
  })
  const mention = make('button', { class: 'mention-chip', attributes: { type: 'button' } })
  mention.addEventListener('click', () => store.set({ mention: !store.get().mention }))
  const replying = make('div', { class: 'replying' })
  const hint = make('p', { class: 'hint' })
  const form = byId('composer')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    send(box.written())
    box.element.focus()
  })
  form.append(
    menu.element,
    replying,
    picker.line,
    make('div', { class: 'box' }, mention, box.element, picker.button, commandButton, sendButton),
    hint,
  )
  const keepDraft = createDrafts(box)
  store.watch((state) => {
    if (keepDraft(`${state.me.id} ${state.place.id}`)) {
      menu.close()
      picker.clear()
    }
    picker.draw({ language: state.language, offered: state.place.kind === 'personal' })
    label(state, { box: box.element, commandButton, sendButton })
    drawMention(mention, hint, state)
    drawReplying(store, replying, state)
    menu.offer(commandsAt(state), state.language)
    commandButton.hidden = commandsAt(state).length === 0
  })
}

const iconButton = (name: 'send' | 'slash', type: 'submit' | 'button'): HTMLButtonElement =>
  make('button', { class: `icon-button ${name}`, attributes: { type } }, icon(name))

const isBare = ({ shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  !shiftKey && !ctrlKey && !altKey && !metaKey

const ownWords = (state: State): readonly string[] =>
  messagesAt(state, state.place.id)
    .filter(({ author }) => author.id === state.me.id)
    .map(({ text: said }) => said)
    .filter(Boolean)

/** What was begun in one place stays there. Returns whether the place is another one now. */
const createDrafts = (box: MessageBox): ((place: string) => boolean) => {
  const drafts = new Map<string, string>()
  let here: string | undefined
  return (place) => {
    if (place === here) return false
    if (here !== undefined) drafts.set(here, box.written())
    here = place
    box.write(drafts.get(place) ?? '')
    return true
  }
}

type Controls = {
  readonly box: HTMLTextAreaElement
  readonly commandButton: HTMLElement
  readonly sendButton: HTMLElement
}

const label = ({ language, place }: State, { box, commandButton, sendButton }: Controls): void => {
  const shared = text(language, 'writeShared', { place: localized(place.name, language) })
  const words = place.kind === 'personal' ? text(language, 'write') : shared
  box.placeholder = words
  box.setAttribute('aria-label', words)
  for (const [button, key] of [
    [commandButton, 'commands'],
    [sendButton, 'send'],
  ] as const) {
    button.setAttribute('aria-label', text(language, key))
    button.title = text(language, key)
  }
}

const drawMention = (
  chip: HTMLElement,
  hint: HTMLElement,
  { language, place, world, mention }: State,
): void => {
  const bot = world.bot.name
  const words = text(language, mention ? 'mentionOn' : 'mentionOff', { bot })
  const unheard = place.kind !== 'personal' && !mention
  chip.hidden = place.kind === 'personal'
  chip.textContent = `@${bot}`
  chip.title = words
  chip.setAttribute('aria-pressed', String(mention))
  hint.classList.toggle('warn', unheard)
  hint.textContent = unheard ? words : text(language, 'keys')
}

const drawReplying = (store: Store, line: HTMLElement, state: State): void => {
  line.hidden = !state.thread
  if (!state.thread) return
  const stop = make('button', { class: 'text-button', attributes: { type: 'button' } })
  stop.textContent = text(state.language, 'newThread')
  stop.addEventListener('click', () => store.set({ thread: undefined }))
  const name = state.messages.get(state.thread)?.author.name ?? state.world.bot.name
  line.replaceChildren(icon('reply', 16), make('span', {}, text(state.language, 'replying', { name })), stop)
}
