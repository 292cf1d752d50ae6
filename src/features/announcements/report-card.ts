import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { formatNumber } from '../../core/time/format.ts'
import { type Announcement, asksFor, isOpenToAnswers, pollOf } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { rsvps } from './answer.ts'
import { textIn } from './content.ts'
import { stepButton } from './message-card.ts'
import { barView, lineViews, totalOf } from './progress-card.ts'
import { reasonText } from './reason-text.ts'
import type { Report } from './report-deliveries.ts'
import { reportLink } from './report-rows.ts'
import { texts } from './texts.ts'

/** What became of an announcement, with a reason in words for whom it did not reach. */
export const reportCard = (parts: Pick<Announcing, 'links'>, report: Report, language: Language): Card => {
  const say = texts(language)
  const { announcement, progress, read, answers } = report
  const total = Math.max(announcement.released?.recipients ?? 0, totalOf(progress.counts))
  const title = textIn(announcement.content.title, language, announcement)
  const figures = {
    delivered: formatNumber(progress.counts.delivered, language),
    total: formatNumber(total, language),
  }
  return {
    name: 'announcements/report',
    view: {
      heading: say('report.heading', { id: announcement.id }),
      title: literal(title),
      bar: barView(progress.counts, total),
      lines: lineViews(progress.counts, language),
      reading: [
        {
          label: say('report.read'),
          value: read === undefined ? say('report.read.unknown') : formatNumber(read, language),
        },
        ...(asksFor(announcement, 'acknowledge')
          ? [{ label: say('report.acknowledged'), value: formatNumber(answers.acknowledged, language) }]
          : []),
      ],
      reasons: section(say('report.reasons'), reasonViews(report, language)),
      rsvp: section(say('report.rsvp'), rsvpView(report, language)),
      poll: pollView(report, language),
    },
    summary: say('report.summary', {
      title,
      ...figures,
      acknowledged: formatNumber(answers.acknowledged, language),
    }),
    next: nextSteps(parts, report, language),
  }
}

/** A part with its heading; nothing at all where it is empty. */
const section = (title: string, items: readonly View[]): readonly View[] =>
  items.length > 0 ? [{ title, items }] : []

/** Reasons that a card shows; the rest stands in the table. */
const mostReasons = 8

const reasonViews = ({ reasons }: Report, language: Language): readonly View[] =>
  reasons.slice(0, mostReasons).map(({ state, reason, count }) => ({
    state: texts(language)(`line.${state}`),
    reason: literal(reasonText(reason, language)),
    count: formatNumber(count, language),
  }))

const rsvpView = ({ announcement, answers }: Report, language: Language): readonly View[] =>
  asksFor(announcement, 'rsvp')
    ? rsvps.map((rsvp) => ({
        label: texts(language)(`button.rsvp.${rsvp}`),
        value: formatNumber(answers.rsvp[rsvp], language),
      }))
    : []

const pollView = ({ announcement, answers }: Report, language: Language): readonly View[] => {
  const poll = pollOf(announcement)
  if (!poll) return []
  const options = poll.options.map((option, index) => ({
    label: literal(textIn(option, language, announcement)),
    value: formatNumber(answers.votes[index] ?? 0, language),
  }))
  return [{ question: literal(textIn(poll.question, language, announcement)), options }]
}

const nextSteps = (
  parts: Pick<Announcing, 'links'>,
  { announcement, progress, answers }: Report,
  language: Language,
): readonly Button[] => {
  const { counts } = progress
  const step = (name: Parameters<typeof stepButton>[0]) => stepButton(name, announcement, language)
  const plain = (name: Parameters<typeof stepButton>[0]) =>
    stepButton(name, { id: announcement.id }, language)
  return [
    { kind: 'open', title: texts(language)('button.excel'), url: reportLink(parts, announcement, language) },
    ...(counts.failed > 0 && announcement.state === 'released' ? [plain('resend')] : []),
    ...(counts.unknown > 0 && announcement.state === 'released' ? [plain('resend-unknown')] : []),
    ...(mayRemind(announcement, counts.delivered, answers.acknowledged) ? [plain('remind')] : []),
    ...(isOpenToAnswers(announcement) || announcement.state === 'expired' ? [step('recall')] : []),
    plain('copy'),
  ]
}

const mayRemind = (announcement: Announcement, delivered: number, acknowledged: number): boolean =>
  isOpenToAnswers(announcement) && asksFor(announcement, 'acknowledge') && delivered > acknowledged
