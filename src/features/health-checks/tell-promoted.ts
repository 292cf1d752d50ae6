import { z } from 'zod'
import type { Card } from '../../core/conversation/reply.ts'
import { type NoticeKind, noticeKind } from '../../core/delivery/notice.ts'
import { turnOfReader } from '../../core/delivery/turn-of-reader.ts'
import { appointmentId, appointments, isOpen } from './appointment.ts'
import { campaignIdSchema, campaigns } from './campaign.ts'
import type { Sources } from './load-schedule.ts'
import { promotedKind } from './promote.ts'
import { aheadCard } from './show-own-check.ts'
import { slotIdSchema, slots } from './slot.ts'
import { texts } from './texts.ts'
import { notice } from './views.ts'

const dataSchema = z.object({
  campaign: campaignIdSchema,
  slot: slotIdSchema,
  seated: z.boolean().optional(),
  swapped: z.boolean().optional(),
})

/** Tells those who waited, or were booked or exchanged by an officer, that they have a place now; not who has given it back meanwhile. */
export const promotedNotice = (sources: Sources): NoticeKind =>
  noticeKind(promotedKind, dataSchema, async (reader, { campaign: id, slot: slotId, seated, swapped }) => {
    if (!reader.person) return undefined
    const appointment = (await sources.store.get(appointments, appointmentId(id, reader.person.id)))?.document
    const slot = (await sources.store.get(slots, slotId))?.document
    const campaign = (await sources.store.get(campaigns, id))?.document
    if (!appointment || !slot || !campaign || appointment.slot !== slotId || !isOpen(appointment))
      return undefined
    const say = texts(reader.language)
    const how = swapped ? 'swapped' : seated ? 'seated' : 'promoted'
    const said = notice(say(`${how}.text`), 'good')
    const card = await aheadCard(
      sources,
      turnOfReader(reader, reader.person, sources.clock),
      { campaign, appointment, slot },
      { said },
    )
    return titled(card, say(swapped ? 'swapped.summary' : 'promoted.summary', { summary: card.summary }))
  })

const titled = (card: Card, summary: string): Card => ({ ...card, summary })
