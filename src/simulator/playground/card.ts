import type * as AdaptiveCardsModule from 'adaptivecards'
import type { ActionView } from '../page/view.ts'
import { make } from './dom.ts'
import { hostConfig } from './host-config.ts'
import { markdownToHtml } from './markdown.ts'

declare global {
  // Set by the script of the official renderer.
  var AdaptiveCards: typeof AdaptiveCardsModule
}

type Pressed = (action: ActionView) => void

/** Before the first card: how texts become markup, and what is not wanted. */
export const prepareCards = (): void => {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownToHtml(text)
    result.didProcess = true
  }
  AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false
}

/** The card drawn by the official renderer; undefined where it cannot be drawn. */
export const drawCard = (content: unknown, label: string, pressed: Pressed): HTMLElement | undefined => {
  const card = new AdaptiveCards.AdaptiveCard()
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig)
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) return openUrl(action.url)
    const view = describe(action)
    if (view) pressed(view)
  }
  try {
    card.parse(content)
    const drawn = card.render()
    if (!drawn) return undefined
    const wide = isWide(content) ? 'card wide' : 'card'
    return make(
      'div',
      { class: wide, attributes: { role: 'group', 'aria-label': label, tabindex: -1 } },
      drawn,
    )
  } catch {
    return undefined
  }
}

const describe = (action: AdaptiveCardsModule.Action): ActionView | undefined => {
  const named = { ...(action.id && { id: action.id }), ...(action.title && { title: action.title }) }
  if (action instanceof AdaptiveCards.ExecuteAction)
    return { type: 'Action.Execute', verb: action.verb, data: action.data, ...named }
  if (action instanceof AdaptiveCards.SubmitAction)
    return { type: 'Action.Submit', data: action.data, ...named }
  return undefined
}

const openable = /^(https?|mailto|tel|webcal):/i

const openUrl = (url: string | undefined): void => {
  if (url && openable.test(url)) window.open(url, '_blank', 'noopener,noreferrer')
}

/** `msteams.width: Full` is how a card asks Teams for the whole width. */
const isWide = (content: unknown): boolean => /"width":"full"/i.test(teamsPart(content))

const teamsPart = (content: unknown): string =>
  typeof content === 'object' && content !== null && 'msteams' in content
    ? JSON.stringify(content.msteams)
    : ''
