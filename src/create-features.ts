import { keptData as keptOfCalendars } from './adapters/graph/kept-data.ts'
import type { FindFeed } from './adapters/http/serve-feed.ts'
import type { Command, Feature, FeatureModule, FeatureParts } from './core/conversation/feature.ts'
import type { Turn } from './core/conversation/turn.ts'
import { inEveryLanguage } from './core/i18n/localized.ts'
import { createCoreData } from './core/people/core-data.ts'
import type { Unit } from './core/people/person.ts'
import type { GazetteerEntry } from './core/understanding/gazetteer.ts'
import type { AnnouncingPorts } from './features/announcements/announcing.ts'
import { announcements, createAnnouncements } from './features/announcements/feature.ts'
import { runDue } from './features/announcements/run-due.ts'
import { readFeed } from './features/meetings/read-feed.ts'
import { createTraining } from './features/training/feature.ts'
import type { Teaching } from './features/training/teach-line.ts'

/** Features see one another only through these: the commands of all, what all keep about people, what all know of a day. */
export const createFeatures = (
  modules: readonly FeatureModule[],
  given: Omit<FeatureParts, 'commands' | 'day' | 'keeps'>,
  ports: AnnouncingPorts,
  teaching: Teaching,
) => {
  const features: Feature[] = []
  const parts: FeatureParts = {
    ...given,
    commands: () => commandsOf(features),
    keeps: () => [
      ...createCoreData(given.store, given.directory),
      ...keptOfCalendars(given.store),
      ...features.flatMap(({ keeps = [] }) => keeps),
    ],
    day: async (turn: Turn) => {
      const items = await Promise.all(features.map((feature) => feature.day?.(turn) ?? []))
      return items.flat().sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
    },
  }
  const announced = createAnnouncements(parts, ports)
  for (const module of modules)
    features.push(
      module === announcements
        ? { ...announced.feature, sweep: () => runDue(announced.announcing) }
        : module.create(parts),
    )
  features.push(createTraining(teaching))
  return { features: features as readonly Feature[], announced, featureParts: parts }
}

/** Every command, in the order of the modules. */
export const commandsOf = (features: readonly Feature[]): readonly Command[] =>
  features.flatMap(({ commands }) => commands)

/** A person's calendar has what every feature puts there. */
export const createFindFeed =
  (parts: Parameters<typeof readFeed>[0], features: readonly Feature[]): FindFeed =>
  (secret) =>
    readFeed(
      parts,
      async (person, language) => {
        const events = await Promise.all(features.map(({ calendar }) => calendar?.(person, language) ?? []))
        return events.flat()
      },
      secret,
    )

/** What the organisation's people call their units, and everything that a feature knows by name. */
export const gatherNames = async (
  { units }: { readonly units: readonly Unit[] },
  features: readonly Feature[],
): Promise<GazetteerEntry[]> => {
  const named = await Promise.all(features.map((feature) => feature.gazetteer?.() ?? []))
  return [
    ...units.map(({ id, name, aliases }) => ({
      slot: 'unit' as const,
      id,
      names: [...inEveryLanguage(name), ...aliases],
    })),
    ...named.flat(),
  ]
}
