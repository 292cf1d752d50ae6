type Listeners = { readonly [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void }

export type Properties = {
  readonly class?: string
  readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly on?: Listeners
}

/** An element with its children; text is set as text, so nothing that anybody wrote becomes markup. */
export const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { class: className, attributes = {}, on = {} }: Properties = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag)
  if (className) element.className = className
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    element.setAttribute(name, value === true ? '' : String(value))
  }
  for (const [type, listener] of Object.entries(on)) element.addEventListener(type, listener as EventListener)
  element.append(...children.filter((child) => child !== undefined))
  return element
}

export const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no element ${id}`)
  return element
}

/** Makes `parent` hold exactly `wanted`, in that order, leaving alone what is already in place. */
export const arrange = (parent: Element, wanted: readonly Element[]): void => {
  const kept = new Set(wanted)
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove()
  for (const [index, element] of wanted.entries()) {
    const there = parent.children[index]
    if (there !== element) parent.insertBefore(element, there ?? null)
  }
}

/** Draws anew, and gives the focus back to the control of the same `data-key`. */
export const redraw = (parent: HTMLElement, ...children: readonly (Node | undefined)[]): void => {
  const active = document.activeElement
  const key = active instanceof HTMLElement && parent.contains(active) ? active.dataset['key'] : undefined
  parent.replaceChildren(...children.filter((child) => child !== undefined))
  if (key)
    parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true })
}

/** Draws only when `signature` is another one than last time: a control that is being pressed stays where it is. */
export const createChangeGate = (): ((signature: string, draw: () => void) => void) => {
  let last: string | undefined
  return (signature, draw) => {
    if (signature === last) return
    last = signature
    draw()
  }
}

/** To go on writing, unless that would bring up a phone's keyboard over the answer. */
export const focusComposer = (): void => {
  if (matchMedia('(pointer: fine)').matches) byId('composer-text').focus()
}

/** For people who listen to the page. */
export const announce = (text: string): void => {
  const announcer = byId('announcer')
  announcer.textContent = ''
  setTimeout(() => {
    announcer.textContent = text
  }, 50)
}

export const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
