import type { DownloadedFile, FeatureParts } from '../../core/conversation/feature.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Directory } from '../../core/people/directory.ts'
import { personIdSchema } from '../../core/people/person.ts'
import type { PersonalData, Whom } from '../../core/people/personal-data.ts'
import { type KeptKind, keptKinds, retention } from '../../core/people/retention.ts'
import { texts } from './texts.ts'

/** What is kept about a person of one kind; there is at least one of it. */
export type OwnData = { readonly kind: KeptKind; readonly items: readonly unknown[] }

/** Guests of a tenant share one id: what is kept of one of them goes by the account alone. */
const notInDirectory = personIdSchema.parse('not-in-the-directory')

export const whomOf = async (directory: Directory, account: string): Promise<Whom> => {
  const person = await directory.personByAccount(account)
  return person ?? { account, id: notInDirectory, name: account }
}

/** Everything that is kept about a person, in the order of the table of retention. */
export const gatherOwnData = async (
  keeps: readonly PersonalData[],
  whom: Whom,
): Promise<readonly OwnData[]> => {
  const found = await Promise.all(keeps.map(async ({ kind, of }) => ({ kind, items: await of(whom) })))
  return keptKinds
    .map((kind) => ({ kind, items: found.filter((one) => one.kind === kind).flatMap(({ items }) => items) }))
    .filter(({ items }) => items.length > 0)
}

/** How long it stays, in words. */
export const stayText = (kind: KeptKind, language: Language): string => {
  const { days } = retention[kind]
  return days === 'whileItMatters'
    ? texts(language)('stay.matters')
    : texts(language)('stay.days', { count: days })
}

/** All of it as a file that a program can read too. */
export const exportOwnData = async (
  { directory, clock, keeps }: Pick<FeatureParts, 'directory' | 'clock' | 'keeps'>,
  account: string,
  language: Language,
): Promise<DownloadedFile> => {
  const say = texts(language)
  const kept = await gatherOwnData(keeps(), await whomOf(directory, account))
  const body = {
    at: clock().toUTC().toISO(),
    kept: kept.map(({ kind, items }) => ({
      kind,
      name: say(`kind.${kind}`),
      stays: stayText(kind, language),
      because: retention[kind].because,
      items,
    })),
  }
  return {
    name: `${say('file')}.json`,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(body, undefined, 2),
  }
}
