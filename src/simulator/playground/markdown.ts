type Renderer = { render(text: string): string; enable(rules: readonly string[]): Renderer }

declare global {
  // Set by the script of markdown-it, where the server has it.
  var markdownit: ((preset: string, options: object) => Renderer) | undefined
}

/** The parts of Markdown that Teams shows in a bot's message and in a card's text. HTML stays text. */
const rules = [
  'emphasis',
  'link',
  'list',
  'newline',
  'escape',
  'backticks',
  'fence',
  'blockquote',
  'strikethrough',
  'entity',
]

const createRenderer = (): Renderer | undefined =>
  globalThis.markdownit?.('zero', { html: false, breaks: true }).enable(rules)

let renderer: Renderer | undefined

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Safe HTML: what is not Markdown is escaped. `<at>name</at>` is shown as a mention, as Teams does. */
export const markdownToHtml = (text: string): string => {
  renderer ??= createRenderer()
  const html = renderer ? renderer.render(text) : `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`
  return html
    .replaceAll(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, '<span class="mention">$1</span>')
    .replaceAll('<a href', '<a target="_blank" rel="noopener noreferrer" href')
}
