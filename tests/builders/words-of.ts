/** Every text that a card shows, one a line, as a reader sees it: without the backslashes that keep Markdown literal. */
export const wordsOf = (element: unknown): string => {
  if (Array.isArray(element)) return element.map(wordsOf).filter(Boolean).join('\n')
  if (typeof element !== 'object' || element === null) return ''
  const fields = new Map<string, unknown>(Object.entries(element))
  const own = ['text', 'title', 'label', 'value', 'altText'].flatMap((key) => {
    const value = fields.get(key)
    return typeof value === 'string' ? [value.replace(/\\([\\`*_~[\]()<>#|])/g, '$1')] : []
  })
  const nested = [...fields]
    .filter(([key]) => !['data', 'fallback', 'fallbackText'].includes(key))
    .map(([, value]) => (typeof value === 'object' ? wordsOf(value) : ''))
  return [...own, ...nested].filter(Boolean).join('\n')
}
