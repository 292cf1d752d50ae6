import { z } from 'zod'
import { type Download, download, type FeatureParts } from '../../core/conversation/feature.ts'
import type { Links } from '../../core/conversation/links.ts'
import type { Button } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import { type SheetColumn, xlsxType } from '../../core/spreadsheet/spreadsheet.ts'
import { campaigns } from './campaign.ts'
import { countCompletion, listAttendees, percentOf } from './count-completion.ts'
import { loadUnitNames } from './load-schedule.ts'
import { mayPlan, mayRun } from './policy.ts'
import { slots } from './slot.ts'
import { texts } from './texts.ts'

type Parts = Pick<FeatureParts, 'store' | 'directory' | 'writeSheet' | 'links'>

const kinds = {
  roster: 'health-check-roster',
  completion: 'health-check-completion',
  attendance: 'health-check-attendance',
} as const

/** Whose link it is goes with it: what the person may is asked again when it is opened. */
const keySchema = z.strictObject({ campaign: z.string().max(64), account: z.string().max(200) })

const sheetButton = (
  kind: keyof typeof kinds,
  links: Links,
  {
    campaign,
    person,
    language,
  }: { readonly campaign: string; readonly person: Person; readonly language: Language },
): Button => ({
  kind: 'open',
  title: texts(language)(`sheet.${kind}.button`),
  url: links.download(kinds[kind], { campaign, account: person.account }, language),
})

type For = Parameters<typeof sheetButton>[2]

/** The empty list of who must attend. */
export const rosterButton = (links: Links, of: For): Button => sheetButton('roster', links, of)

/** Numbers by unit. */
export const completionButton = (links: Links, of: For): Button => sheetButton('completion', links, of)

/** Names with a column for their attendance, to be filled in and sent back: officers of the campaign alone. */
export const attendanceButton = (links: Links, of: For): Button => sheetButton('attendance', links, of)

export const sheetDownloads = (parts: Parts): readonly Download[] => [
  download(kinds.roster, keySchema, async ({ campaign, account }, language) => {
    const person = await parts.directory.personByAccount(account)
    return person && mayPlan(person)
      ? file(parts, `${texts(language)('sheet.roster.file')}-${campaign}`, language, rosterSheet(language))
      : undefined
  }),
  download(kinds.completion, keySchema, async (key, language) => {
    const found = await find(parts, key)
    if (!found || !mayPlan(found.person)) return undefined
    const sheet = await completionSheet(parts, found, language)
    return file(parts, `${texts(language)('sheet.completion.file')}-${key.campaign}`, language, sheet)
  }),
  download(kinds.attendance, keySchema, async (key, language) => {
    const found = await find(parts, key)
    if (!found || !mayRun(found.person, found.campaign)) return undefined
    const sheet = await attendanceSheet(parts, found, language)
    return file(parts, `${texts(language)('sheet.attendance.file')}-${key.campaign}`, language, sheet)
  }),
]

type Sheet = Pick<Parameters<Parts['writeSheet']>[0], 'columns' | 'rows'>

const file = async ({ writeSheet }: Parts, name: string, language: Language, sheet: Sheet) => ({
  name: `${name}.xlsx`,
  contentType: xlsxType,
  body: await writeSheet({ sheetName: texts(language)('sheet.name'), ...sheet }),
})

const find = async ({ store, directory }: Parts, { campaign: id, account }: z.infer<typeof keySchema>) => {
  const person = await directory.personByAccount(account)
  const campaign = (await store.get(campaigns, id))?.document
  return person && campaign ? { person, campaign } : undefined
}

type Found = NonNullable<Awaited<ReturnType<typeof find>>>

type Title =
  | 'employee'
  | 'name'
  | 'unit'
  | 'last'
  | 'attended'
  | 'time'
  | 'planned'
  | 'booked'
  | 'missed'
  | 'percent'

const column = (title: Title, language: Language, width: number, type: SheetColumn['type'] = 'text') => ({
  title: texts(language)(`sheet.column.${title}`),
  width,
  type,
})

const rosterSheet = (language: Language): Sheet => ({
  columns: [
    column('employee', language, 26),
    column('name', language, 30),
    column('unit', language, 30),
    column('last', language, 18, 'date'),
  ],
  rows: [],
})

const completionSheet = async (parts: Parts, { campaign }: Found, language: Language): Promise<Sheet> => {
  const nameUnit = await loadUnitNames(parts, language)
  const units = countCompletion(await listAttendees(parts, campaign))
  return {
    columns: [
      column('unit', language, 36),
      column('planned', language, 12, 'number'),
      column('attended', language, 12, 'number'),
      column('booked', language, 12, 'number'),
      column('missed', language, 12, 'number'),
      column('percent', language, 12, 'number'),
    ],
    rows: units.map((each) => [
      each.unit ? nameUnit(each.unit) : texts(language)('completion.none'),
      each.planned,
      each.attended,
      each.booked,
      each.missed,
      percentOf(each),
    ]),
  }
}

const attendanceSheet = async (parts: Parts, { campaign }: Found, language: Language): Promise<Sheet> => {
  const nameUnit = await loadUnitNames(parts, language)
  const attendees = await listAttendees(parts, campaign)
  const ids = [...new Set(attendees.flatMap(({ appointment }) => (appointment ? [appointment.slot] : [])))]
  const times = new Map(
    (await parts.store.getMany(slots, ids)).map(({ id, document }) => [id, document.start]),
  )
  const say = texts(language)
  const marks = { attended: say('sheet.yes'), missed: say('sheet.no') } as const
  return {
    columns: [
      column('employee', language, 26),
      column('name', language, 30),
      column('unit', language, 30),
      column('time', language, 20),
      column('attended', language, 14),
    ],
    rows: attendees
      .filter(
        ({ appointment }) =>
          appointment && appointment.state !== 'cancelled' && appointment.state !== 'waiting',
      )
      .map(({ person, appointment }) => {
        const start = times.get(appointment?.slot ?? '') ?? ''
        const state = appointment?.state
        return [
          person.id,
          person.name,
          person.unit ? nameUnit(person.unit) : null,
          start.replace('T', ' '),
          state === 'attended' || state === 'missed' ? marks[state] : null,
        ]
      }),
  }
}
