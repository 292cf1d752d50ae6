import { literal } from '../../core/conversation/markdown.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Reader } from '../../core/delivery/notice.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { findAll } from '../../core/store/every-document.ts'
import { statusProvenance } from './asked.ts'
import { type Incident, incidents, isOpen } from './incident.ts'
import { narratorFor } from './incident-card.ts'
import type { LiveParts } from './live-parts.ts'
import { liveTexts } from './live-texts.ts'
import { loadServices } from './load-status.ts'
import { askStatus } from './next-steps.ts'
import type { Service } from './service.ts'
import { severity } from './state.ts'
import { siteNames, stateView } from './status-views.ts'
import { type Subscription, subscriptionId, subscriptions } from './subscription.ts'

type Data = { readonly storm: string; readonly place?: string | undefined }

/** All incidents of a storm that concern the reader, counted by service. undefined: none does any more. */
export const showStorm = async (
  parts: LiveParts,
  reader: Reader,
  { storm, place }: Data,
): Promise<Card | undefined> => {
  const { language } = reader
  const narrator = await narratorFor(parts, language)
  const tell = liveTexts(language)
  const wanted = await interestOf(parts, reader, place)
  const all = (await incidentsOf(parts, storm)).filter(wanted)
  if (all.length === 0) return undefined
  const services = await loadServices(parts.store)
  const open = all.filter(isOpen).length
  const text = tell('storm.text', { count: all.length, open })
  return {
    name: 'service-status/news',
    view: {
      heading: tell('storm.heading'),
      text,
      lead: tell('storm.lead'),
      lines: services.flatMap((service) => {
        const felt = all.filter((incident) => incident.services.includes(service.id))
        return felt.length === 0 ? [] : [lineOf(service, felt)]
      }),
      more: '',
    },
    summary: `${tell('storm.heading')}: ${text}`,
    provenance: statusProvenance(parts, narrator),
    next: [askStatus(tell('button.status'), {}, language)],
  }

  function lineOf(service: Service, felt: readonly Incident[]) {
    const stillOpen = felt.filter(isOpen)
    const worst = stillOpen.toSorted((one, other) => severity(other.impact) - severity(one.impact))[0]
    return {
      title: literal(inLanguage(service.shortName, language)),
      ...stateView(narrator, worst?.impact ?? 'operational'),
      text: `${tell('storm.line', { open: stillOpen.length, count: felt.length })} · ${literal(
        siteNames(narrator, [...new Set(felt.flatMap(({ sites }) => sites))]),
      )}`,
    }
  }
}

const incidentsOf = ({ store }: LiveParts, storm: string): Promise<readonly Incident[]> =>
  findAll(store, incidents, { index: 'storm', equals: storm })

/** What somebody subscribed to; all of it for the duty engineers. */
const interestOf = async (
  { store }: LiveParts,
  { person }: Reader,
  place: string | undefined,
): Promise<(incident: Incident) => boolean> => {
  if (person?.roles.includes('engineer')) return () => true
  const subscriber = person
    ? { kind: 'person' as const, who: person.id }
    : { kind: 'place' as const, who: place ?? '' }
  const stored = await store.get(subscriptions, subscriptionId(subscriber))
  return (incident) => (stored?.document.wants ?? []).some((want) => isAbout(incident, want))
}

const isAbout = ({ services, sites }: Incident, { service, site }: Subscription['wants'][number]): boolean =>
  (service === undefined || services.includes(service)) && (site === undefined || sites.includes(site))
