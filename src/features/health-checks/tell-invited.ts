import { z } from 'zod'
import type { Card, View } from '../../core/conversation/reply.ts'
import { type NoticeKind, noticeKind, type Reader } from '../../core/delivery/notice.ts'
import { turnOfReader } from '../../core/delivery/turn-of-reader.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay } from '../../core/time/format.ts'
import { appointmentId, appointments, isOpen } from './appointment.ts'
import type { Booking } from './booking.ts'
import { type Campaign, campaignIdSchema, campaigns } from './campaign.ts'
import { invitedKind } from './open-campaign.ts'
import { showOffers } from './show-offers.ts'
import { aheadCard } from './show-own-check.ts'
import { slotIdSchema, slots } from './slot.ts'
import { texts } from './texts.ts'
import { notice, periodOf } from './views.ts'

export const remindKind = 'health-checks.remind'
export const soonKind = 'health-checks.soon'

/** Invites with the times that suit the reader; who has booked, or has been examined, is not asked again. */
export const invitedNotice = (parts: Booking): NoticeKind =>
  noticeKind(
    invitedKind,
    z.object({ campaign: campaignIdSchema, missed: z.boolean().optional() }),
    async (reader, { campaign: id, missed }) => {
      const { language } = reader
      const campaign = await stillToBook(parts, reader, id)
      if (!campaign) return undefined
      const say = texts(language)
      const summary = say('invited.summary', {
        name: inLanguage(campaign.name, language),
        period: periodOf(campaign, language),
      })
      return offersTo(parts, reader, campaign, {
        summary,
        said: notice(say(missed ? 'invited.missed' : 'invited.text')),
      })
    },
  )

/** Reminds who has not booked yet, at the moment of sending. */
export const remindNotice = (parts: Booking): NoticeKind =>
  noticeKind(remindKind, z.object({ campaign: campaignIdSchema }), async (reader, { campaign: id }) => {
    const { language } = reader
    const campaign = await stillToBook(parts, reader, id)
    if (!campaign) return undefined
    const say = texts(language)
    const summary = say('remind.summary', {
      name: inLanguage(campaign.name, language),
      to: formatDay(campaign.to, language),
    })
    return offersTo(parts, reader, campaign, { summary, said: notice(say('remind.text'), 'warning') })
  })

/** Reminds of an appointment that is still so. */
export const soonNotice = (parts: Booking): NoticeKind =>
  noticeKind(
    soonKind,
    z.object({ slot: slotIdSchema, when: z.enum(['before', 'morning']) }),
    async (reader, { slot: id, when }) => {
      const { store } = parts
      const slot = (await store.get(slots, id))?.document
      const campaign = slot && (await store.get(campaigns, slot.campaign))?.document
      if (!reader.person || !slot || !campaign) return undefined
      const key = appointmentId(campaign.id, reader.person.id)
      const appointment = (await store.get(appointments, key))?.document
      if (!appointment || appointment.slot !== id || !isOpen(appointment)) return undefined
      const said = texts(reader.language)(`soon.${when}`)
      const turn = turnOfReader(reader, reader.person, parts.clock)
      const card = await aheadCard(parts, turn, { campaign, appointment, slot }, { said: notice(said) })
      const summary = texts(reader.language)('soon.summary', { when: said, summary: card.summary })
      return { ...card, summary }
    },
  )

const stillToBook = async (
  { store }: Booking,
  { person }: Reader,
  id: Campaign['id'],
): Promise<Campaign | undefined> => {
  const campaign = (await store.get(campaigns, id))?.document
  if (!person || campaign?.state !== 'open') return undefined
  const state = (await store.get(appointments, appointmentId(id, person.id)))?.document.state
  return state === undefined || state === 'missed' || state === 'cancelled' ? campaign : undefined
}

const offersTo = async (
  parts: Booking,
  reader: Reader,
  campaign: Campaign,
  { summary, said }: { readonly summary: string; readonly said: View },
): Promise<Card | undefined> => {
  if (!reader.person) return undefined
  const turn = turnOfReader(reader, reader.person, parts.clock)
  const card = await showOffers(parts, turn, { how: 'book', campaign: campaign.id, said })
  return { ...card, summary }
}
