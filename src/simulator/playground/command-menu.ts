import type { CommandView } from '../page/view.ts'
import { make } from './dom.ts'
import { type Language, localized } from './texts.ts'

export type CommandMenu = {
  readonly element: HTMLElement
  offer(commands: readonly CommandView[], language: Language): void
  toggle(): void
  close(): void
  /** Opens on a slash at the beginning; what follows it narrows the list. */
  filter(written: string): void
  /** true: the key was for the menu. */
  takes(event: KeyboardEvent): boolean
}

/** The bot's commands over the message box. The focus stays in the box; the arrow keys move in the list. */
export const createCommandMenu = (box: HTMLTextAreaElement, pick: (words: string) => void): CommandMenu => {
  const element = make('ul', {
    class: 'commands',
    attributes: { id: 'commands', role: 'listbox', hidden: true },
  })
  let offered: readonly CommandView[] = []
  let language: Language = 'en'
  let wanted = ''
  let active = 0

  const found = (): readonly CommandView[] =>
    offered.filter(({ title }) =>
      localized(title, language).toLocaleLowerCase().includes(wanted.toLocaleLowerCase()),
    )

  const choose = (command: CommandView | undefined): void => {
    close()
    if (command) pick(localized(command.title, language))
  }
  const draw = (): void => {
    const commands = found()
    active = Math.max(0, Math.min(active, commands.length - 1))
    element.replaceChildren(...commands.map((command, index) => option(command, index === active, index)))
    element.hidden = commands.length === 0
    box.setAttribute('aria-expanded', String(!element.hidden))
    if (element.hidden) box.removeAttribute('aria-activedescendant')
    else box.setAttribute('aria-activedescendant', `command-${active}`)
    element.children[active]?.scrollIntoView({ block: 'nearest' })
  }
  const option = ({ title, description }: CommandView, selected: boolean, index: number): HTMLElement =>
    make(
      'li',
      {
        class: 'command',
        attributes: { id: `command-${index}`, role: 'option', 'aria-selected': String(selected) },
        on: {
          pointerdown: (event) => event.preventDefault(),
          click: () => choose(found()[index]),
        },
      },
      make('span', { class: 'command-title' }, localized(title, language)),
      make('span', { class: 'command-about' }, localized(description, language)),
    )
  const open = (words: string): void => {
    wanted = words
    active = 0
    draw()
  }
  const close = (): void => {
    element.hidden = true
    box.setAttribute('aria-expanded', 'false')
    box.removeAttribute('aria-activedescendant')
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => choose(found()[active]),
    Escape: close,
  }
  const move = (by: number): void => {
    active = (active + by + found().length) % found().length
    draw()
  }
  box.setAttribute('role', 'combobox')
  box.setAttribute('aria-controls', 'commands')
  box.setAttribute('aria-expanded', 'false')
  box.addEventListener('blur', close)
  return {
    element,
    offer: (commands, now) => {
      offered = commands
      language = now
    },
    toggle: () => (element.hidden ? open('') : close()),
    close,
    filter: (written) => (written.startsWith('/') ? open(written.slice(1)) : close()),
    takes: (event) => {
      const act = element.hidden ? undefined : keys[event.key]
      if (!act) return false
      event.preventDefault()
      act()
      return true
    },
  }
}
