import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Language } from '../core/i18n/language.ts'
import { hostConfig } from '../simulator/playground/host-config.ts'

export type GalleryCard = { readonly name: string; readonly language: Language; readonly card: object }

const renderer = 'node_modules/adaptivecards/dist/adaptivecards.min.js'
const markdown = 'node_modules/markdown-it/dist/markdown-it.min.js'
const styles = 'src/simulator/playground/cards.css'

/** One page that needs nothing beside it: every card in every language, drawn by the official renderer. */
export const galleryPage = (cards: readonly GalleryCard[], pictures: string): string => {
  const data = JSON.stringify({ cards, hostConfig }).replaceAll('<', '\\u003c')
  const pictureFolder = `${pathToFileURL(resolve(pictures)).href}/`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Loa: all cards</title>
<style>${readFileSync(styles, 'utf8')}
body { margin: 0; padding: 24px; background: #f5f5f5; font-family: 'Segoe UI', 'Noto Sans', system-ui, sans-serif; }
main { display: grid; grid-template-columns: repeat(3, minmax(320px, 480px)); gap: 24px; align-items: start; }
h2 { grid-column: 1 / -1; margin: 16px 0 0; font-size: 15px; font-weight: 600; }
figure { margin: 0; padding: 12px 16px; background: #fff; border: 1px solid #e0e0e0; border-radius: 8px; }
@media (max-width: 1100px) { body { padding: 8px; } main { grid-template-columns: minmax(0, 1fr); } }
</style>
<main></main>
<script>${readFileSync(renderer, 'utf8')}</script>
<script>${readFileSync(markdown, 'utf8')}</script>
<script>
const { cards, hostConfig } = ${data}
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownit().render(text)
  result.didProcess = true
}
const main = document.querySelector('main')
let heading
window.complaints = []
for (const { name, language, card } of cards) {
  if (name !== heading) main.append(Object.assign(document.createElement('h2'), { textContent: (heading = name) }))
  const adaptiveCard = new AdaptiveCards.AdaptiveCard()
  adaptiveCard.hostConfig = new AdaptiveCards.HostConfig(hostConfig)
  const context = new AdaptiveCards.SerializationContext()
  adaptiveCard.parse(JSON.parse(JSON.stringify(card).replaceAll('https://loa.example/pictures/', '${pictureFolder}')), context)
  for (let i = 0; i < context.eventCount; i++) complaints.push(name + ' ' + language + ': ' + context.getEventAt(i).message)
  const figure = document.createElement('figure')
  figure.id = (name + '-' + language).replace('/', '-')
  figure.lang = language
  figure.append(adaptiveCard.render())
  main.append(figure)
}
</script>
</html>
`
}
