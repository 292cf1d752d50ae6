import type { MessageView } from '../page/view.ts'
import { calm, make } from './dom.ts'
import { icon } from './icons.ts'
import type { Store } from './store.ts'
import { text } from './texts.ts'

/** Closer to the end than this counts as being there. In pixels. */
const nearEnd = 90

export type Scroll = { around(messages: readonly MessageView[], draw: () => void): void }

/** Keeps the place of who reads, follows new messages for who is at the end, and says so to who is not. */
export const createScroll = (timeline: HTMLElement, store: Store): Scroll => {
  const down = make('button', { class: 'new-messages', attributes: { type: 'button', hidden: true } })
  timeline.after(down)
  const follower = createFollower(timeline, () => {
    down.hidden = true
  })
  down.addEventListener('click', () => follower.toEnd(calm() ? 'instant' : 'smooth'))
  let shown = ''
  let last = ''
  return {
    around: (messages, draw) => {
      const { me, place, language, pressed } = store.get()
      const here = `${me.id} ${place.id}`
      const newest = messages.at(-1)
      const moved = here !== shown
      const added = newest !== undefined && newest.id !== last
      const follow = follower.isFollowing() || pressed > 0 || newest?.author.id === me.id
      draw()
      down.replaceChildren(icon('down', 16), text(language, 'newMessages'))
      if (moved) follower.toEnd('instant')
      else if (added && follow) follower.toMessage(newest.id)
      else if (added) down.hidden = false
      else if (follower.isFollowing() && timeline.querySelector('.typing')) follower.toEnd('instant')
      shown = here
      last = newest?.id ?? ''
    },
  }
}

type Follower = {
  isFollowing(): boolean
  toEnd(behavior: ScrollBehavior): void
  /** To the end, but never past the beginning of that message. */
  toMessage(id: string): void
}

/** Who is at the end stays there, until they scroll up or a message is longer than the window. */
const createFollower = (timeline: HTMLElement, reached: () => void): Follower => {
  let following = true
  let before = 0
  const isAtEnd = (): boolean => timeline.scrollHeight - timeline.scrollTop - timeline.clientHeight < nearEnd
  const toEnd = (behavior: ScrollBehavior): void => {
    following = true
    timeline.scrollTo({ top: timeline.scrollHeight, behavior })
    reached()
  }
  timeline.addEventListener('scroll', () => {
    const up = timeline.scrollTop < before
    before = timeline.scrollTop
    if (isAtEnd()) reached()
    if (isAtEnd()) following = true
    else if (up) following = false
  })
  const stay = (): void => {
    if (following) toEnd('instant')
  }
  new ResizeObserver(stay).observe(timeline)
  // A picture that arrives late makes the conversation longer.
  timeline.addEventListener('load', stay, true)
  return {
    isFollowing: () => following,
    toEnd,
    toMessage: (id) => {
      const message = timeline.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
      const end = timeline.scrollHeight - timeline.clientHeight
      const start = message ? message.offsetTop - timeline.offsetTop - 16 : end
      following = start >= end
      timeline.scrollTo({ top: Math.min(end, start), behavior: calm() ? 'instant' : 'smooth' })
    },
  }
}
