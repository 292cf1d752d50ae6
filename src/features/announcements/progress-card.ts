import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, View } from '../../core/conversation/reply.ts'
import type { Counts, DeliveryState, Progress } from '../../core/delivery/outbox.ts'
import type { Language } from '../../core/i18n/language.ts'
import { formatNumber, formatPercent, formatTime } from '../../core/time/format.ts'
import type { Announcement } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { textIn } from './content.ts'
import type { Note } from './draft-card.ts'
import { stepButton } from './message-card.ts'
import { texts } from './texts.ts'

/** What a person sees of a state: those under way are one. */
const lines = [
  { name: 'delivered', states: ['delivered'], style: 'good', color: 'Good' },
  { name: 'waiting', states: ['queued', 'sending', 'retry'], style: 'emphasis', color: 'Default' },
  { name: 'unknown', states: ['unknown'], style: 'warning', color: 'Warning' },
  { name: 'failed', states: ['failed'], style: 'attention', color: 'Attention' },
  { name: 'skipped', states: ['skipped'], style: 'accent', color: 'Default' },
] as const satisfies readonly {
  name: string
  states: readonly DeliveryState[]
  style: string
  color: string
}[]

export const totalOf = (counts: Counts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** How far a broadcast is, with what can be done about it. */
export const progressCard = (
  parts: Pick<Announcing, 'organisation'>,
  announcement: Announcement,
  progress: Progress,
  language: Language,
  notes: readonly Note[] = [],
): Card => {
  const say = texts(language)
  const title = textIn(announcement.content.title, language, announcement)
  const stage = stageOf(announcement, progress)
  const { delivered } = progress.counts
  const total = Math.max(announcement.released?.recipients ?? 0, totalOf(progress.counts))
  const figures = {
    delivered: formatNumber(delivered, language),
    total: formatNumber(total, language),
    percent: formatPercent(shareOf(delivered, total), language),
  }
  return {
    name: 'announcements/progress',
    view: {
      heading: say('progress.heading', { id: announcement.id }),
      title: literal(title),
      notes: notes.map(({ style, text }) => ({ style, text: literal(text) })),
      stage: say(`stage.${stage}`),
      bar: barView(progress.counts, total),
      share: say('progress.share', figures),
      lines: lineViews(progress.counts, language),
      estimate: estimateText(parts, progress, language),
    },
    summary: say('progress.summary', { title, stage: say(`stage.${stage}`), ...figures }),
    next: nextSteps(announcement, progress, language),
  }
}

const stages = ['running', 'paused', 'halted', 'cancelled', 'finished', 'recalled', 'expired'] as const

const stageOf = (
  { state }: Announcement,
  { intent, finished, halted }: Progress,
): (typeof stages)[number] => {
  if (state === 'recalled' || state === 'expired') return state
  if (intent === 'cancelled') return 'cancelled'
  if (finished) return 'finished'
  if (halted) return 'halted'
  return intent
}

const shareOf = (part: number, total: number): number =>
  total === 0 ? 0 : Math.floor((part / total) * 1_000) / 10

/** Columns of a row, as wide as their share; whoever is there shows, be it one of many. */
export const barView = (counts: Counts, total: number): readonly View[] => {
  const known = lines.map(({ states, style }) => ({ style, count: sumOf(counts, states) }))
  const unplanned = total - totalOf(counts)
  return [...known, { style: 'emphasis', count: unplanned }]
    .filter(({ count }) => count > 0)
    .map(({ style, count }) => ({ style, width: Math.max(1, Math.round((count / total) * 100)) }))
}

const sumOf = (counts: Counts, states: readonly DeliveryState[]): number =>
  states.reduce((sum, state) => sum + counts[state], 0)

export const lineViews = (counts: Counts, language: Language): readonly View[] =>
  lines
    .map(({ name, states, color }) => ({ name, color, count: sumOf(counts, states) }))
    .filter(({ name, count }) => count > 0 || name === 'delivered')
    .map(({ name, color, count }) => ({
      label: texts(language)(`line.${name}`),
      value: formatNumber(count, language),
      color,
    }))

const estimateText = (
  { organisation }: Pick<Announcing, 'organisation'>,
  { estimate, finished, intent }: Progress,
  language: Language,
): string => {
  const at = estimate?.setZone(organisation.zone).toISO()
  return at && !finished && intent === 'running'
    ? texts(language)('progress.estimate', { time: formatTime(at) })
    : ''
}

const nextSteps = (announcement: Announcement, progress: Progress, language: Language): readonly Button[] => {
  const step = (name: Parameters<typeof stepButton>[0]) => stepButton(name, { id: announcement.id }, language)
  const { finished, intent, halted } = progress
  const underWay = !finished && announcement.state === 'released'
  return [
    ...(underWay && intent === 'running' && !halted ? [step('pause')] : []),
    ...(underWay && (intent === 'paused' || halted) ? [step('resume')] : []),
    ...(underWay ? [step('cancel')] : []),
    ...(announcement.state === 'recalled' ? [] : [step('recall')]),
    step('report'),
    step('progress'),
  ]
}
