import type { Button } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { formatTime } from '../../core/time/format.ts'
import { type Appointment, type DeclineReason, declineReasons } from './appointment.ts'
import { formatShortDay, spellRange } from './days.ts'
import type { Check } from './find-check.ts'
import type { Offer } from './list-offers.ts'
import { dayOf, type Slot } from './slot.ts'
import type { Take } from './take-place.ts'
import { texts } from './texts.ts'

/** "Wed 02/12, 07:30": a slot where there is little room. */
export const slotText = (slot: Slot, language: Language): string =>
  `${formatShortDay(dayOf(slot), language)}, ${formatTime(slot.start)}`

/** A slot in words that are read back as the same one. */
export const spellSlot = (slot: Slot, language: Language): string =>
  texts(language)('booking.when', {
    day: spellRange({ from: dayOf(slot), to: dayOf(slot) }, language),
    time: formatTime(slot.start),
  })

/** Takes one slot, as `how` says. `from` is the slot that the person had when the card was made. */
export const takeButton = (slot: Slot, how: Take['how'], language: Language, from?: string): Button => ({
  kind: 'act',
  title: texts(language)(`button.${how}.slot`, { slot: slotText(slot, language) }),
  verb: 'health-checks.take',
  data: { slot: slot.id, how, ...(from !== undefined && { from }) },
  command: texts(language)(`say.${how}.slot`, { when: spellSlot(slot, language) }),
})

/** Shows the times there are: to book, or to move to. */
export const offerButton = (how: 'book' | 'move', language: Language): Button => ({
  kind: 'act',
  title: texts(language)(`button.${how}`),
  verb: 'health-checks.offer',
  data: { how },
  command: texts(language)(`say.${how}`),
})

/** Takes what is chosen in the list of the card. */
export const takeChosenButton = (how: 'book' | 'move', language: Language): Button => ({
  kind: 'act',
  title: texts(language)(`button.${how}.chosen`),
  verb: 'health-checks.take',
  data: { how },
  command: texts(language)(`say.${how}`),
})

const own = ({ campaign, slot }: Appointment) => ({ campaign, slot })

export const confirmButton = (appointment: Appointment, language: Language): Button => ({
  kind: 'act',
  title: texts(language)('button.confirm'),
  verb: 'health-checks.confirm',
  data: own(appointment),
  command: texts(language)('say.confirm'),
})

/** Asks for the reason first. */
export const declineButton = (appointment: Appointment, language: Language): Button => ({
  kind: 'act',
  title: texts(language)(appointment.state === 'waiting' ? 'button.leave' : 'button.decline'),
  verb: 'health-checks.decline',
  data: own(appointment),
  command: texts(language)('say.decline'),
})

export const reasonButtons = (appointment: Appointment, language: Language): readonly Button[] =>
  declineReasons.map(
    (reason: DeclineReason): Button => ({
      kind: 'act',
      title: texts(language)(`reason.${reason}`),
      verb: 'health-checks.decline',
      data: { ...own(appointment), reason },
      command: texts(language)('say.decline.reason', { reason: texts(language)(`reason.${reason}`) }),
    }),
  )

/** What can be done about an appointment that is ahead. */
export const ownButtons = ({ appointment }: Check, language: Language): readonly Button[] => [
  ...(appointment.state === 'booked' ? [confirmButton(appointment, language)] : []),
  offerButton('move', language),
  declineButton(appointment, language),
]

/** The next times with a free place, and all of them. */
export const bookButtons = (offers: readonly Offer[], language: Language): readonly Button[] => {
  if (offers.length === 0) return []
  const next = offers.filter(({ free }) => free > 0).slice(0, 2)
  return [...next.map(({ slot }) => takeButton(slot, 'book', language)), offerButton('book', language)]
}
