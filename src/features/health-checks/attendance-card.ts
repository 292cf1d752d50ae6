import type { FeatureParts } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { slotText } from './booking-buttons.ts'
import type { Campaign } from './campaign.ts'
import { listBooked } from './list-booked.ts'
import { stepButton } from './plan-card.ts'
import { attendanceButton } from './sheets.ts'
import { hasBegun } from './slot.ts'
import { texts } from './texts.ts'

/** People that one list of choices holds. */
const mostChoices = 100

type Parts = Pick<FeatureParts, 'store' | 'directory' | 'organisation' | 'links'>

/** Where attendance is marked: one person chosen, or names pasted. For officers of the campaign: it has names. */
export const attendanceCard = async (
  parts: Parts,
  turn: Turn,
  campaign: Campaign,
  notices: readonly View[] = [],
): Promise<Card> => {
  const { language, person } = turn
  const say = texts(language)
  const { id } = campaign
  const waiting = await unmarked(parts, turn, campaign)
  return {
    name: 'health-checks/attendance',
    view: {
      heading: literal(say('attendance.heading', { name: inLanguage(campaign.name, language) })),
      text: waiting.length > 0 ? say('attendance.text', { count: waiting.length }) : say('attendance.none'),
      notices,
      fields:
        waiting.length > 0
          ? [{ label: say('attendance.person'), choices: waiting.slice(0, mostChoices) }]
          : [],
      names: { label: say('attendance.names'), hint: say('attendance.warning') },
    },
    summary: say('attendance.heading', { name: inLanguage(campaign.name, language) }),
    next: [
      markButton('attended', id, language),
      markButton('missed', id, language),
      attendanceButton(parts.links, { campaign: id, person, language }),
      stepButton('show', { id }, language),
    ],
  }
}

const markButton = (state: 'attended' | 'missed', id: string, language: Language): Button => ({
  kind: 'act',
  title: texts(language)(`button.${state}`),
  verb: `health-checks.${state}`,
  data: { id },
  command: texts(language)(`say.${state}`, { id }),
})

/** Those whose time has begun and whose attendance nobody has marked, the latest first. */
const unmarked = async (
  { store, directory, organisation }: Parts,
  { now, language }: Turn,
  campaign: Campaign,
) => {
  return (await listBooked({ store, directory }, campaign))
    .filter(({ slot }) => hasBegun(slot, now, organisation.zone))
    .sort((a, b) => (a.slot.start > b.slot.start ? -1 : 1))
    .map(({ person, slot }) => ({
      title: `${person.name} · ${slotText(slot, language)}`,
      value: person.id,
    }))
}
