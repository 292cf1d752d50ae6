import { z } from 'zod'
import { type Person, personIdSchema } from '../../core/people/person.ts'
import { byId } from '../../core/store/import-file.ts'
import type { Collection, Store } from '../../core/store/store.ts'
import { appointmentId } from './appointment.ts'
import { type Campaign, campaignIdSchema, planOf } from './campaign.ts'

const invitationSchema = z.strictObject({
  /** `<campaign>/<person>`, as that of the appointment. */
  id: z.string(),
  campaign: campaignIdSchema,
  person: personIdSchema,
})

/** That a person must attend a campaign. */
export type Invitation = z.infer<typeof invitationSchema>

export const invitations: Collection<Invitation> = {
  name: 'health-check-invitations',
  schema: invitationSchema,
  indexes: { ...byId, campaign: ({ campaign }) => campaign, person: ({ person }) => person },
}

/** Who must attend has an invitation where the campaign was opened in chat, else belongs to one of its units. */
export const isInvited = async (
  store: Pick<Store, 'get'>,
  campaign: Campaign,
  { id, unit }: Person,
): Promise<boolean> =>
  campaign.opened === undefined
    ? planOf(campaign, unit) !== undefined
    : (await store.get(invitations, appointmentId(campaign.id, id))) !== undefined
