import { formatPercent } from '../../core/time/format.ts'
import type { Availability } from './availability.ts'
import { impactsWorstFirst } from './state.ts'
import { minutesText, momentText, type Speaker } from './wording.ts'

/** Worked out beside what was published: the figure, what it is made of, and how the states count. */
export const availabilityView = (speaker: Speaker, availability: Availability | undefined) => {
  const { say, language } = speaker
  if (!availability) return { showAvailability: false }
  const { percent, from, until } = availability
  return {
    showAvailability: true,
    availabilityLabel: say('availability.label'),
    availability: formatPercent(roundedDown(percent), language),
    availabilityParts: partsText(speaker, availability),
    availabilityRule: say('availability.rule', {
      from: momentText(speaker, from),
      until: momentText(speaker, until),
    }),
  }
}

/** "Availability (computed by Loa, not published): 99.44%. Major outage 2 h." */
export const availabilitySentence = (speaker: Speaker, availability: Availability): string =>
  speaker.say('availability.sentence', {
    label: speaker.say('availability.label'),
    percent: formatPercent(roundedDown(availability.percent), speaker.language),
    parts: partsText(speaker, availability),
  })

/** 99.999 with a minute lost is not told as 100. */
const roundedDown = (percent: number): number => Math.floor(percent * 100 + 1e-9) / 100

/** "Major outage 2 h, partial outage 30 min, maintenance 3 h". */
const partsText = (speaker: Speaker, { trouble, maintenance }: Availability): string => {
  const { say } = speaker
  const parts = [
    ...impactsWorstFirst.map((impact) => ({
      name: say(`state.${impact}`),
      minutes: trouble[impact],
    })),
    { name: say('availability.maintenance'), minutes: maintenance },
  ].filter(({ minutes }) => minutes > 0)
  return parts.length === 0
    ? say('availability.nothing')
    : parts.map(({ name, minutes }) => `${name} ${minutesText(speaker, minutes)}`).join(' · ')
}
