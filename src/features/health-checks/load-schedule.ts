import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { contactOf, type PersonToAsk } from '../../core/people/contact-of.ts'
import type { SiteId, UnitId } from '../../core/people/person.ts'
import { type Campaign, campaigns } from './campaign.ts'

export type Sources = Pick<
  FeatureParts,
  'store' | 'directory' | 'organisation' | 'links' | 'writeCalendar' | 'clock'
>

/** Far above what an organisation runs in a lifetime. */
const limit = 500

export const loadCampaigns = async ({ store }: Pick<Sources, 'store'>): Promise<readonly Campaign[]> => {
  const page = await store.find(campaigns, { index: 'from', limit })
  return page.items.map(({ document }) => document)
}

export const officerOf = (sources: Sources, { contact }: Campaign): Promise<PersonToAsk> =>
  contactOf(sources, contact, 'health_check_schedule')

/** Name of a unit in the reader's language. */
export type NameUnit = (id: UnitId) => string

export const loadUnitNames = async (
  { directory }: Pick<Sources, 'directory'>,
  language: Language,
): Promise<NameUnit> => {
  const units = await directory.units()
  return (id) => {
    const unit = units.find((each) => each.id === id)
    return unit ? inLanguage(unit.name, language) : id
  }
}

/** Names of the sites whose people go to a clinic. */
export const loadSiteNames = async (
  { directory }: Pick<Sources, 'directory'>,
  language: Language,
): Promise<(ids: readonly SiteId[]) => string> => {
  const sites = await directory.sites()
  return (ids) =>
    sites
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => inLanguage(name, language))
      .join(', ')
}
