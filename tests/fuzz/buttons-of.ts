type Data = Readonly<Record<string, unknown>>

/** What a card lets a person do: data of each button with a filled-in value of each field, and what to say instead. */
export const buttonsOf = (cards: readonly unknown[]): Data[] =>
  cards.flatMap((card) => {
    const inputs = Object.fromEntries(
      find(card, isInput).map((input) => [String(input['id']), filledIn(input)]),
    )
    return find(card, isSubmit).map((button) => ({ ...inputs, ...asData(button['data']) }))
  })

/** Addresses that a card opens. */
export const linksOf = (cards: readonly unknown[]): string[] =>
  find(cards, (element) => element['type'] === 'Action.OpenUrl').map(({ url }) => String(url))

const isSubmit = ({ type, data }: Data) =>
  (type === 'Action.Submit' || type === 'Action.Execute') && typeof data === 'object'

const isInput = ({ type, id }: Data) => String(type).startsWith('Input.') && typeof id === 'string'

const asData = (value: unknown): Data => ({ ...(typeof value === 'object' ? value : {}) })

/** As the client sends a field that the person leaves as it is, or fills in where it is empty. */
const filledIn = ({ type, value, choices }: Data): unknown => {
  if (value !== undefined && value !== '') return value
  if (Array.isArray(choices) && choices.length > 0) return asData(choices[0])['value']
  return examples[String(type)] ?? 'văn bản'
}

const examples: Data = {
  'Input.Date': '2026-12-01',
  'Input.Time': '09:30',
  'Input.Number': 3,
  'Input.Toggle': 'true',
}

const find = (value: unknown, wanted: (element: Data) => boolean): Data[] => {
  if (typeof value !== 'object' || value === null) return []
  const element = { ...value }
  return [
    ...(wanted(element) ? [element] : []),
    ...Object.values(element).flatMap((part) => find(part, wanted)),
  ]
}
