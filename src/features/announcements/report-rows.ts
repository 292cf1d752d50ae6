import { DateTime } from 'luxon'
import { z } from 'zod'
import type { DownloadedFile } from '../../core/conversation/feature.ts'
import type { DeliveryLine } from '../../core/delivery/outbox.ts'
import { type Language, languageSchema } from '../../core/i18n/language.ts'
import { inLanguage, type Localized } from '../../core/i18n/localized.ts'
import { type Cell, type Sheet, type SheetColumn, xlsxType } from '../../core/spreadsheet/spreadsheet.ts'
import { type Announcement, announcementsCollection, pollOf } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { answersOf, type PersonAnswer } from './answer.ts'
import { textIn } from './content.ts'
import { reasonText } from './reason-text.ts'
import { eachPage } from './report-deliveries.ts'
import { texts } from './texts.ts'

export const reportDownload = 'announcement-report'

/** What a link to a report names. */
export const reportKeySchema = z.strictObject({ announcement: z.string().max(40) })

export const reportLink = (
  { links }: Pick<Announcing, 'links'>,
  { id }: Pick<Announcement, 'id'>,
  language: Language,
): string => links.download(reportDownload, { announcement: id }, language)

/** The table of an announcement's deliveries as an .xlsx; undefined: it was never released. */
export const produceReport = async (
  parts: Announcing,
  { announcement: id }: z.infer<typeof reportKeySchema>,
  language: Language,
): Promise<DownloadedFile | undefined> => {
  const stored = await parts.store.get(announcementsCollection, id)
  const sheet = stored && (await reportSheet(parts, stored.document, language))
  if (!sheet) return undefined
  return { name: `${sheet.sheetName}.xlsx`, contentType: xlsxType, body: await parts.writeSheet(sheet) }
}

const columns = [
  { key: 'name', width: 28, type: 'text' },
  { key: 'unit', width: 28, type: 'text' },
  { key: 'language', width: 12, type: 'text' },
  { key: 'state', width: 18, type: 'text' },
  { key: 'reason', width: 44, type: 'text' },
  { key: 'at', width: 18, type: 'moment' },
  { key: 'read', width: 12, type: 'text' },
  { key: 'acknowledged', width: 18, type: 'moment' },
  { key: 'rsvp', width: 14, type: 'text' },
  { key: 'vote', width: 24, type: 'text' },
] as const satisfies readonly { key: string; width: number; type: SheetColumn['type'] }[]

/** One row a recipient. */
export const reportSheet = async (
  parts: Announcing,
  announcement: Announcement,
  language: Language,
): Promise<Sheet | undefined> => {
  if (!announcement.released) return undefined
  const say = texts(language)
  const toRow = await createRow(parts, announcement, language)
  const rows: Cell[][] = []
  for await (const lines of eachPage(parts.outbox, announcement.released.batch)) {
    const answers = await answersOf(parts.store, announcement.id, lines.map(accountOf))
    const read = await parts.reads.among(lines)
    for (const line of lines)
      rows.push(await toRow(line, { answer: answers.get(accountOf(line)), isRead: read.has(line) }))
  }
  return {
    sheetName: say('sheet.title', { id: announcement.id }),
    columns: columns.map(({ key, width, type }) => ({ title: say(`sheet.${key}`), width, type })),
    rows,
  }
}

/** What a recipient did with it; `isRead` is the platform's word. */
type Reaction = { readonly answer: PersonAnswer | undefined; readonly isRead: boolean }

const accountOf = ({ recipient }: DeliveryLine): string =>
  recipient.kind === 'person' ? recipient.account : recipient.conversation

const createRow = async (parts: Announcing, announcement: Announcement, language: Language) => {
  const { directory, organisation } = parts
  const say = texts(language)
  const units = new Map<string, Localized>((await directory.units()).map(({ id, name }) => [id, name]))
  const poll = pollOf(announcement)
  const wall = (at: string | undefined) => (at === undefined ? null : onTheWall(at, organisation.zone))

  return async (line: DeliveryLine, { answer, isRead }: Reaction): Promise<Cell[]> => {
    const { recipient, state, reason, at } = line
    const account = accountOf(line)
    const person = await directory.personByAccount(account)
    const unit = person?.unit && units.get(person.unit)
    const option = answer?.vote === undefined ? undefined : poll?.options[answer.vote]
    const spoken = languageSchema.parse(recipient.language)
    return [
      harmless(person?.name ?? account),
      harmless(unit ? inLanguage(unit, language) : ''),
      say(`language.${spoken}`),
      say(`state.${state}`),
      harmless(reason && state !== 'delivered' ? reasonText(reason, language) : ''),
      wall(at.toISO()),
      isRead ? say('sheet.yes') : null,
      wall(answer?.acknowledged),
      answer?.rsvp ? say(`button.rsvp.${answer.rsvp}`) : null,
      option ? harmless(textIn(option, language, announcement)) : null,
    ]
  }
}

/** A sheet knows no zones: the time of the organisation's wall stands there as if it were UTC. */
const onTheWall = (at: string, zone: string): Date =>
  DateTime.fromISO(at).setZone(zone).setZone('utc', { keepLocalTime: true }).toJSDate()

/**
 * Text that no spreadsheet computes, even when the sheet is saved as CSV and opened anew: an apostrophe goes before
 * what a formula could begin with.
 */
export const harmless = (text: string): Cell => {
  if (text === '') return null
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text
}
