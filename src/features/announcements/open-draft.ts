import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Person } from '../../core/people/person.ts'
import type { Collection } from '../../core/store/store.ts'
import { update } from '../../core/store/update.ts'
import type { Announcement } from './announcement.ts'
import type { Announcing } from './announcing.ts'

const openDraftSchema = z.strictObject({
  announcement: z.string(),
  /** The person said that a list for it comes next. */
  asked: z.literal(true).optional(),
  at: z.iso.datetime(),
})

type OpenDraft = z.infer<typeof openDraftSchema>

/** The draft that a person looked at last: the one that a list sent now is for. The id is the person's account. */
export const openDrafts: Collection<OpenDraft> = {
  name: 'announcement-open-drafts',
  schema: openDraftSchema,
  indexes: { at: ({ at }) => at },
}

/** Hours after which a draft that nobody looked at no longer counts as open. */
const openFor = 24

/** Hours after which the time of the last look is written down anew. */
const noteAgainAfter = 1

export const noteOpenDraft = async (
  { store, clock }: Pick<Announcing, 'store' | 'clock'>,
  { account }: Pick<Person, 'account'>,
  { id }: Pick<Announcement, 'id'>,
  asked = false,
): Promise<void> => {
  const now = clock()
  const stored = (await store.get(openDrafts, account))?.document
  const isNoted =
    stored?.announcement === id &&
    (stored.asked ?? false) === asked &&
    DateTime.fromISO(stored.at).plus({ hours: noteAgainAfter }) > now
  if (isNoted) return
  await update(store, openDrafts, account, () => ({
    announcement: id,
    ...(asked && { asked: true as const }),
    at: now.toUTC().toISO(),
  }))
}

/** undefined: none was looked at within the last day. */
export const openDraftOf = async (
  { store, clock }: Pick<Announcing, 'store' | 'clock'>,
  { account }: Pick<Person, 'account'>,
): Promise<OpenDraft | undefined> => {
  const stored = (await store.get(openDrafts, account))?.document
  return stored && DateTime.fromISO(stored.at).plus({ hours: openFor }) > clock() ? stored : undefined
}
