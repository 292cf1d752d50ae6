import { z } from 'zod'
import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type NoticeKind, noticeKind, type Reader } from '../../core/delivery/notice.ts'
import type { Person } from '../../core/people/person.ts'
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
      turnOf(sources, reader, reader.person),
      { campaign, appointment, slot },
      { said },
    )
    return titled(card, say(swapped ? 'swapped.summary' : 'promoted.summary', { summary: card.summary }))
  })

const titled = (card: Card, summary: string): Card => ({ ...card, summary })

/** Who reads a notice, as the maker of a card knows a person who asks. */
export const turnOf = (
  { clock }: Pick<Sources, 'clock'>,
  { language, zone }: Reader,
  person: Person,
): Turn => {
  const now = clock()
  const there = now.setZone(zone)
  const place = { kind: 'personal', conversation: '' } as const
  return { id: 'notice', person, place, language, now: there.isValid ? there : now }
}
