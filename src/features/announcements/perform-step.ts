import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type Answered, acknowledge } from './acknowledge.ts'
import { announcementCard } from './announcement-card.ts'
import type { Announcing } from './announcing.ts'
import { answerRsvp } from './answer-rsvp.ts'
import { askDelete, askRecall } from './ask-first.ts'
import { askForList } from './ask-for-list.ts'
import { cancelSchedule } from './cancel-schedule.ts'
import { copyDraft } from './copy-draft.ts'
import { countAudience } from './count-audience.ts'
import { deleteDraft } from './delete-draft.ts'
import { messageCard, refusalCard, refusalText, releasedCard, sayButton } from './message-card.ts'
import { openAnnouncement, openWith } from './open-announcement.ts'
import { openForm } from './open-form.ts'
import { pressRelease } from './press-release.ts'
import { previewAnnouncement } from './preview-announcement.ts'
import { recallAnnouncement } from './recall-announcement.ts'
import type { Refusal } from './refusal.ts'
import { remindUnacknowledged } from './remind-unacknowledged.ts'
import { reportCard } from './report-card.ts'
import { reportDeliveries } from './report-deliveries.ts'
import { resendFailed } from './resend-failed.ts'
import { sendToMe } from './send-to-me.ts'
import { steerBroadcast } from './steer-broadcast.ts'
import type { StepData, StepName } from './step.ts'
import { texts } from './texts.ts'
import { vote } from './vote.ts'

type Perform = (parts: Announcing, turn: Turn, data: StepData) => Promise<readonly Card[]>

/** What each button and text command of an announcement does, and what it answers with. */
const performs: Record<StepName, Perform> = {
  open: async (parts, turn, { id }) => [await openAnnouncement(parts, turn, id)],
  form: async (parts, turn, data) => [await openForm(parts, turn, data)],
  progress: async (parts, turn, { id }) => [await openAnnouncement(parts, turn, id)],

  preview: async (parts, turn, { id }) => {
    const previewed = await previewAnnouncement(parts, turn.person, id)
    if (!previewed.ok) return refused(parts, turn, id, previewed)
    const draft = await openAnnouncement(parts, turn, id)
    return [draft, ...previewed.previews.map(({ card }) => card)]
  },

  me: async (parts, turn, { id }) => {
    const sent = await sendToMe(parts, turn.person, { id, language: turn.language })
    return sent.ok ? done(parts, turn, id, 'done.me') : refused(parts, turn, id, sent)
  },

  count: async (parts, turn, { id }) => {
    const counted = await countAudience(parts, turn.person, id)
    if (!counted.ok) return refused(parts, turn, id, counted)
    const { count, byLanguage, missing } = counted.audience
    const say = texts(turn.language)
    const { vi, en, ru } = byLanguage
    return [
      await openWith(parts, turn, id, [
        { style: 'accent', text: say('count.text', { count, vi, en, ru }) },
        ...(missing.length > 0
          ? [
              {
                style: 'warning' as const,
                text: say('draft.missing', { names: missing.slice(0, 10).join(', ') }),
              },
            ]
          : []),
      ]),
    ]
  },

  audience: async (parts, turn, { id }) => [await askForList(parts, turn, id)],

  release: async (parts, turn, data) => {
    const released = await pressRelease(parts, turn.person, data)
    if (!released.ok) return refused(parts, turn, data.id, released)
    const { state, submitted, released: sent } = released.announcement
    if (sent) return [releasedCard(data.id, sent.recipients, turn.language)]
    if (state === 'submitted')
      return done(parts, turn, data.id, 'done.submitted', { count: submitted?.recipients ?? 0 })
    return done(parts, turn, data.id, 'done.scheduled')
  },

  copy: async (parts, turn, { id }) => {
    const copied = await copyDraft(parts, turn.person, id)
    return copied.ok
      ? done(parts, turn, copied.announcement.id, 'done.copied')
      : refused(parts, turn, id, copied)
  },

  delete: async (parts, turn, data) => {
    const asked = await askDelete(parts, turn, data)
    return asked.ok ? [asked.card] : refused(parts, turn, data.id, asked)
  },

  'delete-now': async (parts, turn, data) => {
    const deleted = await deleteDraft(parts, turn.person, data)
    if (!deleted.ok) return refused(parts, turn, data.id, deleted)
    const say = texts(turn.language)
    const next = [sayButton('drafts', turn.language), sayButton('new', turn.language)]
    return [messageCard({ heading: say('done.heading'), text: say('done.deleted', { id: data.id }), next })]
  },

  pause: (parts, turn, data) => steer(parts, turn, data, 'pause'),
  resume: (parts, turn, data) => steer(parts, turn, data, 'resume'),
  cancel: (parts, turn, data) => steer(parts, turn, data, 'cancel'),

  unschedule: async (parts, turn, { id }) => {
    const cancelled = await cancelSchedule(parts, turn.person, id)
    return cancelled.ok ? done(parts, turn, id, 'done.unscheduled') : refused(parts, turn, id, cancelled)
  },

  recall: async (parts, turn, data) => {
    const asked = await askRecall(parts, turn, data)
    return asked.ok ? [asked.card] : refused(parts, turn, data.id, asked)
  },

  'recall-now': async (parts, turn, data) => {
    const recalled = await recallAnnouncement(parts, turn.person, data)
    return recalled.ok ? done(parts, turn, data.id, 'done.recalled') : refused(parts, turn, data.id, recalled)
  },

  report: async (parts, turn, { id }) => {
    const reported = await reportDeliveries(parts, turn.person, id)
    return reported.ok
      ? [reportCard(parts, reported.report, turn.language)]
      : refused(parts, turn, id, reported)
  },

  remind: async (parts, turn, { id }) => {
    const reminded = await remindUnacknowledged(parts, turn.person, id)
    if (!reminded.ok) return refused(parts, turn, id, reminded)
    return done(parts, turn, id, 'done.reminded', { count: reminded.count })
  },

  resend: (parts, turn, { id }) => resend(parts, turn, id, 'failed'),
  'resend-unknown': (parts, turn, { id }) => resend(parts, turn, id, 'unknown'),

  acknowledge: async (parts, turn, data) =>
    answered(
      parts,
      turn,
      data.id,
      await acknowledge(parts, turn.person, { ...data, language: turn.language }),
    ),

  rsvp: async (parts, turn, data) => {
    const { rsvp } = data
    if (!rsvp) return [await openAnnouncement(parts, turn, data.id)]
    const request = { ...data, rsvp, language: turn.language }
    return answered(parts, turn, data.id, await answerRsvp(parts, turn.person, request))
  },

  vote: async (parts, turn, data) => {
    const request = { ...data, choice: data.choice, language: turn.language }
    return answered(parts, turn, data.id, await vote(parts, turn.person, request))
  },
}

/** Everything about announcements goes to the person's own chat: drafts are nobody else's, nor are answers. */
export const performStep = async (
  parts: Announcing,
  turn: Turn,
  step: StepName,
  data: StepData,
): Promise<Reply> => ({ cards: await performs[step](parts, turn, data), personal: true })

const steer = async (
  parts: Announcing,
  turn: Turn,
  { id }: StepData,
  step: 'pause' | 'resume' | 'cancel',
) => {
  const steered = await steerBroadcast(parts, turn.person, { id, step })
  return steered.ok ? [await openAnnouncement(parts, turn, id)] : refused(parts, turn, id, steered)
}

const resend = async (parts: Announcing, turn: Turn, id: string, state: 'failed' | 'unknown') => {
  const resent = await resendFailed(parts, turn.person, { id, state })
  return resent.ok
    ? done(parts, turn, id, 'done.resent', { count: resent.count })
    : refused(parts, turn, id, resent)
}

const answered = async (
  parts: Announcing,
  turn: Turn,
  id: string,
  outcome: Answered | Refusal,
): Promise<readonly Card[]> =>
  outcome.ok
    ? [await announcementCard(parts, outcome.announcement, turn.language, { answer: outcome.answer })]
    : refused(parts, turn, id, outcome)

type Done = `done.${
  | 'me'
  | 'submitted'
  | 'scheduled'
  | 'copied'
  | 'unscheduled'
  | 'recalled'
  | 'reminded'
  | 'resent'
  | 'created'
  | 'edited'
  | 'revised'}`

/** The announcement as it stands now, with what was done. */
export const done = async (
  parts: Announcing,
  turn: Turn,
  id: string,
  what: Done,
  values: Record<string, string | number> = {},
): Promise<readonly Card[]> => [
  await openWith(parts, turn, id, [{ style: 'good', text: texts(turn.language)(what, { id, ...values }) }]),
]

/** Why not, and the announcement as it stands now where the person may see it. */
export const refused = async (
  parts: Announcing,
  turn: Turn,
  id: string,
  refusal: Refusal,
): Promise<readonly Card[]> => {
  const why = refusalCard(refusal, turn.language)
  if (refusal.code === 'not-found' || refusal.code === 'not-allowed') return [why]
  const note = { style: 'attention' as const, text: refusalText(refusal, turn.language) }
  return [await openWith(parts, turn, id, [note], why)]
}
