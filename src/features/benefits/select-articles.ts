import type { DayRange } from '../../core/understanding/intent.ts'
import { type Article, appliesDuring, type Sorted, sortByStanding } from './article.ts'

/** What a question about a topic gets to see; only `inForce` is ever given as current. */
export type Selection = Sorted & {
  /** There is no rule at all for the period asked for: `inForce` is what applies today instead. */
  readonly missing: boolean
  /** Something applies today, shown or not. */
  readonly replaced: boolean
}

/**
 * Without a period: what is in force, what comes next, and the rule that expired last only when nothing took its
 * place. With one: the rules that applied, apply or will apply in it.
 */
export const selectArticles = (
  all: readonly Article[],
  period: DayRange | undefined,
  today: string,
): Selection => {
  const now = sortByStanding(all, today)
  const replaced = now.inForce.length > 0
  const current = { ...now, expired: replaced ? [] : now.expired.slice(0, 1), missing: false, replaced }
  if (!period) return current
  const asked = sortByStanding(
    all.filter((article) => appliesDuring(article, period)),
    today,
  )
  const found = asked.inForce.length + asked.upcoming.length + asked.expired.length > 0
  return found ? { ...asked, missing: false, replaced } : { ...current, missing: true }
}
