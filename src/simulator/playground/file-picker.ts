import { make } from './dom.ts'
import { icon } from './icons.ts'
import { type Language, text } from './texts.ts'

export type FilePicker = {
  /** The paper clip. */
  readonly button: HTMLElement
  /** The chosen file, and how to leave it out again. */
  readonly line: HTMLElement
  chosen(): File | undefined
  clear(): void
  draw(state: { readonly language: Language; readonly offered: boolean }): void
}

/** In bytes: what a request of the page may hold once it is base64. */
const largest = 7 * 1024 * 1024

/** One file to go with the next message. `changed` hears of every choice. */
export const createFilePicker = (changed: () => void): FilePicker => {
  const input = make('input', { attributes: { type: 'file', accept: '.xlsx,.csv' } })
  const button = make('button', { class: 'icon-button clip', attributes: { type: 'button' } }, icon('clip'))
  const line = make('div', { class: 'replying', attributes: { role: 'status' } })
  let file: File | undefined
  let language: Language = 'en'
  const choose = (chosen: File | undefined): void => {
    file = chosen && chosen.size <= largest ? chosen : undefined
    input.value = ''
    line.hidden = !chosen
    if (file) line.replaceChildren(...chip(file, language, remove))
    else line.textContent = chosen ? text(language, 'fileTooLarge') : ''
    changed()
  }
  const remove = (): void => {
    choose(undefined)
    button.focus()
  }
  input.addEventListener('change', () => choose(input.files?.[0]))
  button.addEventListener('click', () => input.click())
  line.hidden = true
  return {
    button,
    line,
    chosen: () => file,
    clear: () => choose(undefined),
    draw: (state) => {
      language = state.language
      button.hidden = !state.offered
      button.title = text(language, 'attach')
      button.setAttribute('aria-label', text(language, 'attach'))
    },
  }
}

const chip = ({ name }: File, language: Language, remove: () => void): readonly Node[] => {
  const label = text(language, 'detach', { name })
  const attributes = { type: 'button', 'aria-label': label, title: label }
  return [
    icon('file', 16),
    make('span', {}, name),
    make('button', { class: 'icon-button', attributes, on: { click: remove } }, icon('close', 16)),
  ]
}
