import type { Person } from '../../../../src/core/people/person.ts'
import type { Announcement } from '../../../../src/features/announcements/announcement.ts'
import { createDraft } from '../../../../src/features/announcements/create-draft.ts'
import type { AnnouncingLoa } from '../../../builders/an-announcing-loa.ts'

/** A draft of the communications admin that is ready for release to the radio team. */
export const aDraft = async (
  loa: AnnouncingLoa,
  changes: Record<string, unknown> = {},
  author?: Person,
): Promise<Announcement> => {
  const made = await createDraft(loa.announcing, author ?? (await loa.person('le.thanh.mai')), 'en', {
    content: { title: { en: 'Water off' }, body: { en: 'On Saturday.' } },
    audience: { include: [{ kind: 'unit', unit: 'radio-team' }], exclude: [] },
    buttons: [{ kind: 'acknowledge' }],
    ...changes,
  })
  if (!made.ok) throw new TypeError(`no draft: ${made.code}`)
  return made.announcement
}

/** How many the radio team are. */
export const radioTeam = async (loa: AnnouncingLoa): Promise<number> =>
  (await loa.announcing.directory.people()).filter(({ unit }) => unit === 'radio-team').length
