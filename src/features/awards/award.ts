import { z } from 'zod'
import { localizedSchema } from '../../core/i18n/localized.ts'
import { personIdSchema, unitIdSchema } from '../../core/people/person.ts'
import { byId, dataFile } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import type { GazetteerEntry } from '../../core/understanding/gazetteer.ts'

export const awardKinds = ['collective', 'individual'] as const
/** Who gives the award, from the nearest to the highest. */
export const awardLevels = ['centre', 'company', 'industry', 'state'] as const

export type AwardKind = (typeof awardKinds)[number]
export type AwardLevel = (typeof awardLevels)[number]

const awardSchema = z.strictObject({
  id: z.string().min(1),
  year: z.int().min(1980).max(2200),
  title: localizedSchema,
  level: z.enum(awardLevels),
  kind: z.enum(awardKinds),
  /** Somebody of the directory, a unit, or a name as the decision has it. */
  recipient: z.union([
    z.strictObject({ person: personIdSchema }),
    z.strictObject({ unit: unitIdSchema }),
    z.strictObject({ name: z.string().min(1).max(120) }),
  ]),
  reason: localizedSchema.optional(),
  decision: z.strictObject({ number: z.string().min(1), date: z.iso.date() }),
})

/** One award to one recipient, as a decision grants it. */
export type Award = z.infer<typeof awardSchema>

export const awardsCollection: Collection<Award> = {
  name: 'awards',
  schema: awardSchema,
  indexes: { ...byId, year: ({ year }) => year },
}

/**
 * Awards that an officer brought in from a list. Apart from those of the organisation's file, since each start makes
 * that collection hold just what the file holds.
 */
export const importedAwards: Collection<Award> = {
  name: 'imported-awards',
  schema: awardSchema,
  indexes: awardsCollection.indexes,
}

export const awardsFile = dataFile('awards.json', awardsCollection, ({ recipient }, known) => {
  if ('person' in recipient && !known.people.has(recipient.person))
    return `recipient.person: there is no ${recipient.person}`
  if ('unit' in recipient && !known.units.has(recipient.unit))
    return `recipient.unit: there is no ${recipient.unit}`
  return undefined
})

/** What people call the kinds and levels of awards. */
export const awardNames: readonly GazetteerEntry[] = [
  {
    slot: 'kind',
    id: 'collective',
    names: ['tập thể', 'collective', 'collectives', 'teams', 'коллектив*', 'трудов* коллектив*'],
  },
  {
    slot: 'kind',
    id: 'individual',
    names: [
      'cá nhân',
      'individual',
      'individuals',
      'personal awards',
      'личн* наград*',
      'работник*',
      'индивидуальн*',
    ],
  },
  {
    slot: 'level',
    id: 'centre',
    names: ['cấp trung tâm', 'cấp cơ sở trung tâm', 'centre level', 'на уровне центра', 'уровня центра'],
  },
  {
    slot: 'level',
    id: 'company',
    names: [
      'cấp liên doanh',
      'cấp xí nghiệp',
      'company level',
      'на уровне предприятия',
      'уровня предприятия',
    ],
  },
  {
    slot: 'level',
    id: 'industry',
    names: ['cấp ngành', 'công đoàn ngành', 'industry level', 'отраслев* уров*', 'уровня отрасли'],
  },
  {
    slot: 'level',
    id: 'state',
    names: ['cấp nhà nước', 'state level', 'государственн* наград*', 'государственн* уров*'],
  },
]
