type Element = Readonly<Record<string, unknown>>

/** An Adaptive Card as lines of text, its buttons last: for a terminal. */
export const readableCard = (card: unknown): string => {
  const buttons = list(card, 'actions').map((button) => `[${string(button, 'title')}]`)
  return [...linesOf(card), ...(buttons.length > 0 ? ['', buttons.join(' ')] : [])].join('\n')
}

const linesOf = (element: unknown): string[] => {
  if (!isElement(element) || element['isVisible'] === false) return []
  if (element['type'] === 'ColumnSet')
    return [
      list(element, 'columns')
        .map((column) => linesOf(column).join(' / '))
        .join('  '),
    ]
  if (element['type'] === 'TableRow')
    return [
      list(element, 'cells')
        .map((cell) => linesOf(cell).join(' '))
        .join(' | '),
    ]
  if (typeof element['type'] === 'string' && element['type'].startsWith('Chart.'))
    return linesOf(element['fallback'])
  return [
    ...plain(string(element, 'text') || inlines(element)),
    ...(element['type'] === 'Image' ? plain(`(${string(element, 'altText')})`) : []),
    ...list(element, 'facts')
      .map((fact) => `${string(fact, 'title')}: ${string(fact, 'value')}`)
      .flatMap(plain),
    ...['body', 'items', 'columns', 'rows', 'cells', 'images'].flatMap((part) =>
      list(element, part).flatMap(linesOf),
    ),
  ]
}

const inlines = (element: Element): string =>
  list(element, 'inlines')
    .map((run) => string(run, 'text'))
    .join('')

/** Backslashes that keep Markdown literal are for the renderer. */
const plain = (text: string): string[] =>
  text === '' ? [] : [text.replace(/\\([\\`*_~[\]()<>#|.+-])/g, '$1')]

const list = (element: unknown, part: string): unknown[] => {
  const value = isElement(element) ? element[part] : undefined
  return Array.isArray(value) ? value : []
}

const string = (element: unknown, part: string): string => {
  const value = isElement(element) ? element[part] : undefined
  return typeof value === 'string' ? value : ''
}

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null
