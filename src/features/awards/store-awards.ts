import { commitAudited } from '../../core/audit/append-entry.ts'
import { actorOf } from '../../core/audit/audit.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { absent, put, type Store } from '../../core/store/store.ts'
import type { Clock } from '../../core/time/clock.ts'
import { type Award, importedAwards } from './award.ts'
import type { Problem } from './import-problem.ts'
import { loadAwards } from './load-awards.ts'
import type { ListedAward } from './plan-import.ts'
import { awardKey } from './same-award.ts'

/** `known` were there already, word for word: they are left alone. */
export type StoredList =
  | { readonly ok: true; readonly added: readonly Award[]; readonly known: readonly Award[] }
  | { readonly ok: false; readonly reason: 'rows'; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly reason: 'nothing-new'; readonly known: readonly Award[] }

/**
 * Stores all awards of a list that Loa does not have, with the audit entry, in one commit: a list of at most
 * `longestList` rows is there as a whole or not at all, whatever stops in between. An award that Loa has with other
 * facts is a problem of its row: a published decision is never overwritten by a list.
 */
export const storeAwards = async (
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  turn: Turn,
  listed: readonly ListedAward[],
): Promise<StoredList> => {
  let news: News = { added: [], known: [] }
  const audited = await commitAudited<Extract<StoredList, { ok: false }>>(
    store,
    clock,
    () => ({
      actor: actorOf(turn.person),
      action: 'awards.imported',
      subject: 'awards',
      details: {
        added: news.added.length,
        known: news.known.length,
        years: [...new Set(news.added.map(({ year }) => String(year)))].slice(0, 200),
      },
    }),
    async () => {
      const compared = compare(listed, await loadAwards(store))
      if (!compared.ok) return compared
      news = compared
      if (news.added.length === 0) return { ok: false, reason: 'nothing-new', known: news.known }
      return news.added.map((award) => put(importedAwards, award.id, award, absent))
    },
  )
  if (audited.ok) return { ok: true, ...news }
  // Somebody brought in one of the awards between the look and the commit, without an entry: look again.
  return 'conflict' in audited ? storeAwards({ store, clock }, turn, listed) : audited
}

type News = { readonly added: readonly Award[]; readonly known: readonly Award[] }

const compare = (
  listed: readonly ListedAward[],
  stored: readonly Award[],
): ({ readonly ok: true } & News) | Extract<StoredList, { reason: 'rows' }> => {
  const byKey = new Map(stored.map((award) => [awardKey(award), award]))
  const pairs = listed.map(({ row, award }) => ({ row, award, twin: byKey.get(awardKey(award)) }))
  const problems = pairs.flatMap(({ row, award, twin }): Problem[] => {
    const field = twin && differingField(award, twin)
    return field ? [{ row, field, reason: 'differs' }] : []
  })
  if (problems.length > 0) return { ok: false, reason: 'rows', problems }
  return {
    ok: true,
    added: pairs.filter(({ twin }) => !twin).map(({ award }) => award),
    known: pairs.filter(({ twin }) => twin).map(({ award }) => award),
  }
}

/** A list need not repeat the reason. */
const differingField = (award: Award, twin: Award): Problem['field'] => {
  if (award.level !== twin.level) return 'level'
  if (award.kind !== twin.kind) return 'kind'
  if (award.decision.date !== twin.decision.date) return 'date'
  const wordings = Object.values(twin.reason ?? {})
  return award.reason && !wordings.includes(award.reason.vi) ? 'reason' : undefined
}
