import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { formatDay } from '../../core/time/format.ts'
import { planFields } from './plan-fields.ts'
import type { PlanRefusal } from './plan-refusal.ts'
import type { ListProblem } from './read-list.ts'
import { messageCard } from './refusal-card.ts'
import { texts } from './texts.ts'

/** Why not, in a sentence; fields in the words of their labels, days in the reader's way. */
export const planRefusalText = ({ code, values = {} }: PlanRefusal, language: Language): string =>
  texts(language)(`plan.refused.${code}`, readable(values, language))

const readable = (values: Readonly<Record<string, string | number>>, language: Language) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, readableValue(name, value, language)]),
  )

const readableValue = (name: string, value: string | number, language: Language): string | number => {
  const field = planFields.find((known) => name === 'field' && known === value)
  if (field) return texts(language)(`plan.field.${field}`)
  return name !== 'value' && /^\d{4}-\d{2}-\d{2}$/.test(String(value))
    ? formatDay(String(value), language)
    : value
}

export const planRefusedCard = (
  refusal: PlanRefusal,
  language: Language,
  next: readonly Button[] = [],
): Card => messageCard(texts(language)('booking.refused.heading'), planRefusalText(refusal, language), next)

/** Rows that one card lists; the rest is counted. */
const listed = 25

/** Nothing was taken over: what to mend, row by row. */
export const problemsCard = (
  problems: readonly ListProblem[],
  language: Language,
  next: readonly Button[],
): Card => {
  const say = texts(language)
  const rows = new Set(problems.map(({ row }) => row)).size
  const rest = problems.length - listed
  const heading = say('list.heading', { count: rows })
  return {
    name: 'health-checks/problems',
    view: {
      heading,
      text: say('list.text'),
      problems: problems.slice(0, listed).map(
        ({ row, reason, values = {} }): View => ({
          row: say('list.row', { row }),
          text: literal(say(`list.bad.${reason}`, readable(values, language))),
        }),
      ),
      more: rest > 0 ? say('list.more', { count: rest }) : '',
    },
    summary: heading,
    next,
  }
}
