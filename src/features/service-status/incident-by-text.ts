import { personal } from '../../core/conversation/personal.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { findDates } from '../../core/understanding/dates/find-dates.ts'
import { confirmIncident } from './confirm-live.ts'
import { incidents } from './incident.ts'
import { incidentCard, incidentFormButton } from './incident-card.ts'
import { openIncidentForm } from './incident-form.ts'
import { type LiveCommand, readPhase, readPromise } from './live-command.ts'
import { refusalCard, refusalReply } from './live-message.ts'
import { type LiveParts, presentMoment } from './live-parts.ts'
import { type LiveRefusal, refuseLive } from './live-refusal.ts'
import type { Moment } from './moment.ts'
import { mayKeepLog } from './policy.ts'
import { readImpact, readScope, refuseSite, startOf } from './read-scope.ts'
import { type Reported, reportIncident } from './report-incident.ts'
import { type IncidentUpdate, updateIncident } from './update-incident.ts'

/**
 * "report incident data link MSP-1 since 9:00: the channel is down"; without a word of what, the form, and with dots
 * behind ("report incident data link…") the form filled with what was named.
 */
export const reportByText = async (
  parts: LiveParts,
  turn: Turn,
  { head, text }: Pick<LiveCommand, 'head' | 'text'>,
): Promise<Reply> => {
  const { person, language } = turn
  if (!mayKeepLog(person)) return refusalReply(parts, refuseLive('not-allowed'), language)
  if (head === '' && !text) return openIncidentForm(parts, turn, undefined)
  const unfinished = /(?:…|\.{3})$/u.test(head)
  const scope = await readScope(parts, head === '' ? (text ?? '') : head, turn)
  if (scope.unknownSite !== undefined)
    return refusalReply(parts, await refuseSite(parts, scope.unknownSite, language), language)
  if (scope.services.length === 0) {
    const refusal = refusalCard(parts, refuseLive('no-service'), language, [
      incidentFormButton(undefined, language),
    ])
    return personal(refusal)
  }
  if (unfinished)
    return openIncidentForm(parts, turn, undefined, {
      services: scope.services.join(),
      sites: scope.sites.join(),
    })
  const [since] = scope.dates
  const start = since ? startOf(since, turn, parts.organisation.zone) : presentMoment(parts)
  if (typeof start !== 'string') return refusalReply(parts, start, language)
  const said = readSaid(parts, turn, text ?? '')
  if ('ok' in said) return refusalReply(parts, said, language)
  const places = await parts.directory.sites()
  const reported = await reportIncident(parts, person, {
    services: scope.services,
    sites: scope.sites.length > 0 ? scope.sites : places.map(({ id }) => id),
    impact: readImpact(head) ?? readImpact(said.text) ?? 'partial',
    start,
    ...said,
  })
  return confirm(parts, turn, reported, 'done.reported')
}

/** "update incident 7 identified: a burnt amplifier; next update 11:00"; without words, the form. */
export const updateByText = async (
  parts: LiveParts,
  turn: Turn,
  { id, head, text, name }: LiveCommand,
): Promise<Reply> => {
  const { person, language } = turn
  if (!mayKeepLog(person)) return refusalReply(parts, refuseLive('not-allowed'), language)
  if (name === 'update' && head === '' && text === undefined) return openIncidentForm(parts, turn, id)
  const said = readSaid(parts, turn, text ?? (name === 'update' ? readBare(head) : head))
  if ('ok' in said) return refusalReply(parts, said, language)
  const update: Partial<IncidentUpdate> = {
    update: { phase: readPhase(head), impact: readImpactWord(head), ...said },
    resolve: { phase: 'resolved' as const, ...said },
    impact: { impact: readImpact(text ?? head), ...(readImpact(text ?? head) ? {} : { text: '' }) },
  }[name === 'resolve' || name === 'impact' ? name : 'update']
  return confirm(parts, turn, await updateIncident(parts, person, { id, ...update }), 'done.updated')
}

/** Words of a phase or an impact are no text of one's own. */
const readBare = (head: string): string =>
  readPhase(head) !== undefined || readImpactWord(head) !== undefined ? '' : head

const readImpactWord = (head: string) => (head === '' ? undefined : readImpact(head))

type Said = { readonly text: string; readonly nextUpdate?: Moment }

const readSaid = (parts: LiveParts, turn: Turn, words: string): Said | LiveRefusal => {
  const { text, when } = readPromise(words)
  if (when === undefined) return { text }
  const [mention] = findDates(when, turn.language, turn.now)
  if (mention?.time === undefined) return refuseLive('bad-time', { text: when })
  const nextUpdate = startOf(mention, turn, parts.organisation.zone)
  return typeof nextUpdate === 'string' ? { text, nextUpdate } : nextUpdate
}

const confirm = async (
  parts: LiveParts,
  { language }: Turn,
  done: Reported,
  what: 'done.reported' | 'done.updated',
): Promise<Reply> =>
  done.ok
    ? personal(await confirmIncident(parts, language, done.incident, what))
    : refusalReply(parts, done, language)

export const openIncident = async (parts: LiveParts, turn: Turn, id: string): Promise<Reply> => {
  const { language } = turn
  const stored = await parts.store.get(incidents, id)
  return stored
    ? { cards: [await incidentCard(parts, stored.document, turn)] }
    : refusalReply(parts, refuseLive('not-found', { id }), language)
}
