import { make } from './dom.ts'

export type MessageBox = {
  readonly element: HTMLTextAreaElement
  written(): string
  write(words: string): void
}

/** In pixels. Beyond it the box scrolls. */
const tallest = 180

/** A text area that grows with what is written. `changed` hears of every change, whoever made it. */
export const createMessageBox = (changed: (words: string) => void): MessageBox => {
  const element = make('textarea', {
    attributes: { id: 'composer-text', rows: 1, maxlength: 28_000, enterkeyhint: 'send' },
  })
  const settle = (): void => {
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, tallest)}px`
    changed(element.value)
  }
  element.addEventListener('input', settle)
  return {
    element,
    written: () => element.value,
    write: (words) => {
      element.value = words
      settle()
    },
  }
}

/** Goes back through what was said before; starts over when something is written. */
export const createRecall = (said: () => readonly string[]) => {
  let back = 0
  return {
    isUnderWay: (): boolean => back > 0,
    reset: (): void => {
      back = 0
    },
    earlier: (): string => {
      const all = said()
      back = Math.min(back + 1, all.length)
      return all.at(-back) ?? ''
    },
  }
}
