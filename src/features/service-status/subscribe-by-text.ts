import type { Button, Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { fold } from '../../core/understanding/fold.ts'
import { changeSubscription, readSubscription, type SubscriptionChange } from './change-subscription.ts'
import type { LiveCommand } from './live-command.ts'
import { liveMessage, refusalReply } from './live-message.ts'
import type { LiveParts } from './live-parts.ts'
import { refuseLive } from './live-refusal.ts'
import { liveTexts } from './live-texts.ts'
import { loadServices } from './load-status.ts'
import { mostButtons } from './next-steps.ts'
import { type ReadScope, readScope, refuseSite } from './read-scope.ts'
import { type Subscription, sameWant, type Want } from './subscription.ts'
import { meansEveryService } from './trouble-words.ts'

export const unsubscribeVerb = 'service-status.unsubscribe'

/** "subscribe radio MSP-1", "unsubscribe all", "subscribe" alone: what is followed. */
export const subscribeByText = async (
  parts: LiveParts,
  turn: Turn,
  { name, head, text }: LiveCommand,
): Promise<Reply> => {
  const words = [head, text].filter(Boolean).join(' ')
  if (words === '') return showSubscription(parts, turn)
  const drops = name === 'unsubscribe'
  const scope = await readScope(parts, words, turn)
  if (scope.unknownSite !== undefined)
    return refusalReply(parts, await refuseSite(parts, scope.unknownSite, turn.language), turn.language)
  const wants = wantsOf(scope)
  const every = wants.length === 0 && meansEveryService(words)
  if (every) return change(parts, turn, drops ? { kind: 'drop-all' } : { kind: 'add', wants: [{}] })
  if (wants.length === 0) return refusalReply(parts, refuseLive('no-service'), turn.language)
  if (!drops) return change(parts, turn, { kind: 'add', wants })
  const { wants: known } = await readSubscription(parts, turn)
  return change(parts, turn, { kind: 'drop', wants: wants.flatMap((want) => meantBy(want, known)) })
}

/** What is followed by exactly these words; else a service alone means it at every place, a place every service there. */
const meantBy = (want: Want, known: readonly Want[]): readonly Want[] => {
  if (known.some((one) => sameWant(one, want))) return [want]
  return known.filter(
    ({ service, site }) =>
      (want.service === undefined || want.service === service) &&
      (want.site === undefined || want.site === site),
  )
}

const wantsOf = ({ services, sites }: ReadScope): readonly Want[] => {
  if (services.length === 0) return sites.map((site) => ({ site }))
  if (sites.length === 0) return services.map((service) => ({ service }))
  return services.flatMap((service) => sites.map((site) => ({ service, site })))
}

const clockHour = /(?<!\d)(?<hour>[01]?\d|2[0-3])\s*(?:[:h.]\s*(?<minute>[0-5]\d)?)?(?!\d)/gu

const hoursIn = (text: string): readonly string[] =>
  [...fold(text).matchAll(clockHour)].map(
    ({ groups }) => `${(groups?.['hour'] ?? '').padStart(2, '0')}:${groups?.['minute'] ?? '00'}`,
  )

/** "incident quiet hours 22:00-06:00", "incident digest 7:30"; without hours they end. */
export const setHoursByText = async (
  parts: LiveParts,
  turn: Turn,
  { name, head, text = '' }: LiveCommand,
): Promise<Reply> => {
  const words = `${head} ${text}`.trim()
  if (words === '') return showSubscription(parts, turn)
  const [from, to] = hoursIn(words)
  const off = /(?:^|\s)(?:tat|off|выкл\p{L}*|нет)[.!]*$/u.test(fold(words))
  if (name === 'digest') {
    if (from === undefined && !off)
      return refusalReply(parts, refuseLive('bad-time', { text: words }), turn.language)
    return change(parts, turn, { kind: 'digest', digest: off ? undefined : from })
  }
  if (!off && (from === undefined || to === undefined || from === to))
    return refusalReply(parts, refuseLive('bad-time', { text: words }), turn.language)
  const quiet = off || from === undefined || to === undefined ? undefined : { from, to }
  return change(parts, turn, { kind: 'quiet', quiet })
}

const done = {
  add: 'done.subscribed',
  drop: 'done.unsubscribed',
  'drop-all': 'done.unsubscribed',
  quiet: 'done.quiet',
  digest: 'done.quiet',
} as const satisfies Record<SubscriptionChange['kind'], string>

export const change = async (parts: LiveParts, turn: Turn, what: SubscriptionChange): Promise<Reply> => {
  const changed = await changeSubscription(parts, turn, what)
  if (!changed.ok) return refusalReply(parts, changed, turn.language)
  return reply(
    turn,
    await subscriptionCard(parts, turn, changed.subscription, liveTexts(turn.language)(done[what.kind])),
  )
}

/** What the person, or the place where it is asked, is told of. */
export const showSubscription = async (parts: LiveParts, turn: Turn): Promise<Reply> =>
  reply(turn, await subscriptionCard(parts, turn, await readSubscription(parts, turn), ''))

/** A shared place answers for itself; whoever asks in the own chat is answered there. */
const reply = ({ place }: Turn, card: Card): Reply => ({ cards: [card], personal: place.kind === 'personal' })

const subscriptionCard = async (
  parts: LiveParts,
  { language, person, place }: Turn,
  { wants, quiet, digest }: Subscription,
  note: string,
): Promise<Card> => {
  const tell = liveTexts(language)
  const named = await Promise.all(wants.map((want) => nameOf(parts, want, language)))
  const onDuty = place.kind === 'personal' && person.roles.includes('engineer')
  const facts = [
    ...(named.length > 0
      ? [{ title: tell('subs.following'), value: named.map(({ full }) => full).join('\n') }]
      : []),
    ...(quiet ? [{ title: tell('subs.quiet'), value: tell('subs.quiet.value', quiet) }] : []),
    ...(digest === undefined
      ? []
      : [{ title: tell('subs.digest'), value: tell('subs.digest.value', { at: digest }) }]),
  ]
  return liveMessage({
    heading: tell(place.kind === 'personal' ? 'subs.heading' : 'subs.heading.place'),
    text: note || tell(wants.length > 0 ? 'subs.intro' : 'subs.none'),
    lead: onDuty ? tell('subs.duty') : '',
    facts,
    next: dropButtons(wants, named, language),
  })
}

const nameOf = async ({ store, directory }: LiveParts, want: Want, language: Turn['language']) => {
  const tell = liveTexts(language)
  const [services, sites] = await Promise.all([loadServices(store), directory.sites()])
  const service = services.find(({ id }) => id === want.service)
  const site = sites.find(({ id }) => id === want.site)
  const line = service ? inLanguage(service.shortName, language) : tell('subs.all')
  const full = tell('subs.want', {
    service: line,
    site: site ? inLanguage(site.name, language) : tell('subs.everywhere'),
  })
  const spoken = [want.service ?? '', want.site ?? ''].filter((part) => part !== '').join(' ')
  return { full, spoken: spoken || tell('say.all') }
}

const dropButtons = (
  wants: readonly Want[],
  named: readonly { readonly full: string; readonly spoken: string }[],
  language: Turn['language'],
): readonly Button[] => {
  const tell = liveTexts(language)
  const drop = (title: string, command: string, data: object): Button => ({
    kind: 'act',
    title,
    verb: unsubscribeVerb,
    data: { ...data },
    command,
  })
  const singles = wants
    .slice(0, mostButtons - 1)
    .map((want, index) =>
      drop(
        tell('subs.remove', { what: named[index]?.full ?? '' }),
        tell('say.unsubscribe', { what: named[index]?.spoken ?? '' }),
        want,
      ),
    )
  return wants.length > 1
    ? [...singles, drop(tell('subs.removeAll'), tell('say.unsubscribeAll'), { all: true })]
    : singles
}
