import { DateTime } from 'luxon'
import { literal } from '../../core/conversation/markdown.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Change } from '../../core/store/store.ts'
import { type UnmappedAlert, unmappedAlerts } from './alert.ts'
import { logKeepers } from './find-audience.ts'
import { narratorFor } from './incident-card.ts'
import { liveMessage, refusalReply } from './live-message.ts'
import type { LiveParts } from './live-parts.ts'
import { refuseLive } from './live-refusal.ts'
import { liveTexts } from './live-texts.ts'
import { dayOf, type Moment, momentOf } from './moment.ts'
import { mayKeepLog } from './policy.ts'
import type { Narrator } from './status-views.ts'
import { tell } from './telling.ts'
import { atText } from './wording.ts'

export const unmappedNotice = 'service-status.unmapped'

/** Shows the duty engineers what fits no service: one card a day, updated. */
export const tellUnmapped = async (parts: LiveParts, now: Moment): Promise<readonly Change[]> => {
  const day = dayOf(now)
  const subject = { of: `unmapped/${day}`, kind: unmappedNotice, data: { day } }
  return tell(parts, subject, { people: await logKeepers(parts), channels: [] })
}

/** "unmapped alerts": what came in that no rule of the mapping file knows. */
export const answerUnmapped = async (parts: LiveParts, turn: Turn): Promise<Reply> => {
  const { person, language } = turn
  if (!mayKeepLog(person)) return refusalReply(parts, refuseLive('not-allowed'), language)
  return personal(await unmappedCard(parts, language))
}

const mostLines = 10
const mostCounted = 1_000

export const unmappedCard = async (parts: LiveParts, language: Language): Promise<Card> => {
  const said = liveTexts(language)
  const heading = said('unmapped.heading')
  const { items } = await parts.store.find(unmappedAlerts, {
    index: 'at',
    descending: true,
    limit: mostCounted,
  })
  const unmapped = items.map(({ document }) => document)
  if (unmapped.length === 0) return liveMessage({ heading, text: said('unmapped.none') })
  const narrator = await narratorFor(parts, language)
  const text = said('unmapped.text', { count: unmapped.length })
  return {
    name: 'service-status/news',
    view: {
      ...{ heading, text, lead: '', more: '' },
      lines: unmapped.slice(0, mostLines).map((alert) => lineOf(narrator, alert, parts.organisation.zone)),
    },
    summary: `${heading}: ${text}`,
  }
}

const mostLabels = 12

/** A sender may say any time at all: the year 10000 is none that a moment can hold. */
const lastTime = Date.UTC(9000, 0, 1)

const lineOf = (narrator: Narrator, { summary, labels, firing, startsAt }: UnmappedAlert, zone: string) => {
  const began = DateTime.fromMillis(startsAt)
  const isTime = began.isValid && startsAt > 0 && startsAt < lastTime
  const when = isTime ? atText(narrator, momentOf(began, zone)) : '–'
  const shown = Object.entries(labels).slice(0, mostLabels)
  return {
    title: literal(summary),
    style: 'emphasis',
    color: firing ? 'warning' : 'default',
    state: liveTexts(narrator.language)(firing ? 'unmapped.firing' : 'unmapped.ended', { when }),
    text: literal(shown.map(([name, value]) => `${name}=${value}`).join(', ')),
  }
}
