import { actorOf } from '../../core/audit/audit.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Person, SiteId } from '../../core/people/person.ts'
import { absent, type Change, put } from '../../core/store/store.ts'
import { fold } from '../../core/understanding/fold.ts'
import { narratorFor } from './incident-card.ts'
import type { LiveCommand } from './live-command.ts'
import { liveMessage, refusalReply } from './live-message.ts'
import { commitLive, type LiveParts, presentMoment } from './live-parts.ts'
import { type LiveRefusal, refuseLive } from './live-refusal.ts'
import { liveTexts } from './live-texts.ts'
import { loadServices } from './load-status.ts'
import { type ManualState, manualStates } from './manual-state.ts'
import { askStatus } from './next-steps.ts'
import { mayKeepLog } from './policy.ts'
import { readScope, readState, refuseSite, wordingsOf } from './read-scope.ts'
import type { ServiceId } from './service.ts'
import type { State } from './state.ts'
import { stateText } from './status-views.ts'
import { atText } from './wording.ts'

/** A state and why; without `set` the service follows incidents and works again. */
type StateChange = {
  readonly service: ServiceId
  readonly sites: readonly SiteId[]
  readonly set?: { readonly state: State; readonly reason: string }
}

const longestReason = 500

/** Sets the state of a service by hand, or takes that back. What stood before is kept as history. */
export const setState = async (
  parts: LiveParts,
  person: Person,
  { service, sites, set }: StateChange,
): Promise<{ readonly ok: true } | LiveRefusal> => {
  if (!mayKeepLog(person)) return refuseLive('not-allowed')
  if (set && set.reason.length > longestReason) return refuseLive('too-long', { most: longestReason })
  const deed = {
    actor: actorOf(person),
    action: set ? 'state.set' : 'state.cleared',
    subject: `service/${service}`,
    details: { sites: [...sites], state: set?.state ?? '-' },
  }
  return commitLive(parts, deed, async () => {
    const now = presentMoment(parts)
    const ended = await endStanding(parts, { service, sites }, now)
    if (!set) return ended
    const id = parts.newId()
    const document = {
      id,
      service,
      sites: [...sites],
      ...set,
      by: { id: person.id, name: person.name },
      from: now,
    }
    return [...ended, put(manualStates, id, document, absent)]
  })
}

const endStanding = async (
  { store }: LiveParts,
  { service, sites }: Pick<StateChange, 'service' | 'sites'>,
  now: ManualState['from'],
): Promise<readonly Change[]> => {
  const { items } = await store.find(manualStates, { index: 'standing', equals: service })
  return items
    .filter(({ document }) => document.sites.some((site) => sites.includes(site)))
    .map(({ id, version, document }) => put(manualStates, id, { ...document, to: now }, version))
}

/** "set status radio MSP-1: degraded performance – transmitter test", "clear status radio". */
export const setStateByText = async (
  parts: LiveParts,
  turn: Turn,
  { name, head, text }: LiveCommand,
): Promise<Reply> => {
  const { person, language } = turn
  if (!mayKeepLog(person)) return refusalReply(parts, refuseLive('not-allowed'), language)
  const scope = await readScope(parts, head, turn)
  if (scope.unknownSite !== undefined)
    return refusalReply(parts, await refuseSite(parts, scope.unknownSite, language), language)
  const [service] = scope.services
  if (!service) return refusalReply(parts, refuseLive('no-service'), language)
  const sites = scope.sites.length > 0 ? scope.sites : (await parts.directory.sites()).map(({ id }) => id)
  const read = name === 'clear-state' ? {} : readSetting(text ?? '')
  if ('ok' in read) return refusalReply(parts, read, language)
  const done = await setState(parts, person, { service, sites, ...read })
  return done.ok ? confirm(parts, turn, service, read.set) : refusalReply(parts, done, language)
}

const readSetting = (text: string): Pick<StateChange, 'set'> | LiveRefusal => {
  const state = readState(text)
  if (!state) return refuseLive('no-state')
  const folded = fold(text)
  const spoken = wordingsOf(state).filter((known) => folded.trim().startsWith(known))
  const wording = spoken.toSorted((one, other) => other.length - one.length)[0] ?? ''
  const reason = text
    .trimStart()
    .slice(wording.length)
    .replace(/^[\s–—,.:;-]+/u, '')
    .trim()
  return reason === '' ? refuseLive('no-reason') : { set: { state, reason } }
}

const confirm = async (
  parts: LiveParts,
  { language }: Turn,
  service: ServiceId,
  set: StateChange['set'],
): Promise<Reply> => {
  const tell = liveTexts(language)
  const narrator = await narratorFor(parts, language)
  const line = (await loadServices(parts.store)).find(({ id }) => id === service)
  const name = line ? inLanguage(line.shortName, language) : service
  const text = set
    ? tell('state.set.text', { service: name, state: stateText(narrator.say, set.state), reason: set.reason })
    : tell('state.cleared')
  const earlier = await historyOf(parts, service)
  const history = earlier.map(({ state, from, to = from, by, reason }) =>
    tell('state.was', {
      state: stateText(narrator.say, state),
      from: atText(narrator, from),
      to: atText(narrator, to),
      name: by.name,
      reason,
    }),
  )
  const facts = history.length > 0 ? [{ title: tell('state.history'), value: history.join('\n\n') }] : []
  const next = [askStatus(tell('button.status'), { service }, language)]
  return personal(liveMessage({ heading: tell('state.set'), text, facts, next }))
}

const mostHistory = 5

const historyOf = async ({ store }: LiveParts, service: ServiceId): Promise<readonly ManualState[]> => {
  const { items } = await store.find(manualStates, {
    index: 'history',
    from: `${service}|`,
    to: `${service}|~`,
    descending: true,
    limit: mostHistory + 1,
  })
  return items.map(({ document }) => document).filter(({ to }) => to !== undefined)
}
