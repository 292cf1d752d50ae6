import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Provenance } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Site } from '../../core/people/person.ts'
import { formatDay, formatTime } from '../../core/time/format.ts'
import type { DayRange, Slots } from '../../core/understanding/intent.ts'
import { loadServices } from './load-status.ts'
import { momentOf } from './moment.ts'
import { rangeOf } from './period.ts'
import { mayKeepLog } from './policy.ts'
import type { Service } from './service.ts'
import type { Narrator } from './status-views.ts'
import { speaker } from './wording.ts'

export type StatusParts = Pick<FeatureParts, 'store' | 'directory' | 'organisation' | 'cloudHealth'>

/** What a question is about, once its slots are held against what there is. */
export type Asked = {
  readonly narrator: Narrator
  readonly services: readonly Service[]
  readonly service: Service | undefined
  /** It names a service that there is not. */
  readonly unknownService: boolean
  /** The one place that it is about, with the word that stood for it. */
  readonly site: Site | undefined
  readonly unit: string | undefined
  /** Who asks keeps the log of incidents. */
  readonly keepsLog: boolean
}

export const resolveAsked = async (parts: StatusParts, turn: Turn, slots: Slots): Promise<Asked> => {
  const [services, sites, units] = await Promise.all([
    loadServices(parts.store),
    parts.directory.sites(),
    parts.directory.units(),
  ])
  const service = services.find(({ id }) => id === slots.service)
  const site = siteOf(slots.unit, sites, units)
  return {
    narrator: { ...speaker(turn.language, momentOf(turn.now, parts.organisation.zone)), sites },
    services,
    service,
    unknownService: slots.service !== undefined && service === undefined,
    site,
    unit: site && slots.unit,
    keepsLog: mayKeepLog(turn.person),
  }
}

/**
 * A crew offshore stands for its installation. A unit onshore names whom somebody speaks for, not where: it narrows
 * nothing.
 */
const siteOf = (
  word: string | undefined,
  sites: readonly Site[],
  units: Awaited<ReturnType<StatusParts['directory']['units']>>,
): Site | undefined => {
  const unit = units.find(({ id }) => id === word)
  const home = sites.find(({ id }) => id === unit?.site)
  return home?.offshore ? home : sites.find(({ id }) => id === word)
}

/** The days that a question names; a whole year when it names only that. */
export const rangeAsked = ({ date, year }: Slots): DayRange | undefined => {
  if (date) return { from: date.from, to: date.to }
  return year === undefined ? undefined : rangeOf({ grain: 'year', year })
}

/** Where the status comes from: the log that the duty engineer keeps, as of this minute. */
export const statusProvenance = ({ organisation }: StatusParts, narrator: Narrator): Provenance => {
  const { say, language, now } = narrator
  const { name, role } = organisation.contacts.service_status ?? organisation.contacts.other
  return {
    source: say('source.status'),
    owner: `${inLanguage(role, language)} ${name}`,
    validFrom: `${formatTime(now)} ${formatDay(now, language)}`,
  }
}
