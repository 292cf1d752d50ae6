import { z } from 'zod'
import { type Action, action, type Command, type Heard } from '../../core/conversation/feature.ts'
import { chosen } from '../../core/conversation/form-field.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type NoticeKind, noticeKind } from '../../core/delivery/notice.ts'
import { alertGroups, unmappedAlerts } from './alert.ts'
import { incidentNotice, stormNotice } from './announce-incidents.ts'
import { findIncidentByText } from './find-incident.ts'
import { phases } from './incident.ts'
import { openIncident, reportByText, updateByText } from './incident-by-text.ts'
import { incidentCard, incidentVerbs, showIncident } from './incident-card.ts'
import { incidentFormSchema, incidentSaveVerb, openIncidentForm, saveIncidentForm } from './incident-form.ts'
import { type LiveCommand, type LiveCommandName, readLiveCommand } from './live-command.ts'
import { refusalText } from './live-message.ts'
import { type LiveParts, liveNumbers } from './live-parts.ts'
import { liveIn, liveTexts } from './live-texts.ts'
import { manualStates } from './manual-state.ts'
import { changeWork } from './plan-work.ts'
import { overdueNotice, pointAtOverdue, showOverdue } from './point-at-overdue.ts'
import { setStateByText } from './set-state.ts'
import { showStorm } from './show-storm.ts'
import { storms } from './storm.ts'
import {
  change,
  setHoursByText,
  showSubscription,
  subscribeByText,
  unsubscribeVerb,
} from './subscribe-by-text.ts'
import { heldNews, heldSchema, subscriptions, wantSchema } from './subscription.ts'
import { forgetAlerts } from './take-alerts.ts'
import { digestNotice, showDigest, tellHeld } from './tell-held.ts'
import { tellDueWork, workNotice, workSteps } from './tell-work.ts'
import { tellings } from './telling.ts'
import { answerUnmapped, unmappedCard, unmappedNotice } from './unmapped-alerts.ts'
import { updateIncident } from './update-incident.ts'
import { cancelWorkByText, changeWorkByText, openWork, planByText } from './work-by-text.ts'
import { showWork, workVerbs } from './work-card.ts'
import { openWorkForm, saveWorkForm, workFormSchema } from './work-form.ts'

/** What the live side of the log keeps. */
export const liveCollections = [
  liveNumbers,
  tellings,
  subscriptions,
  heldNews,
  storms,
  manualStates,
  alertGroups,
  unmappedAlerts,
]

export type LiveFeature = {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  readonly notices: readonly NoticeKind[]
  readonly hears: (text: string) => Heard | undefined
  readonly sweep: () => Promise<void>
}

export const createLive = (parts: LiveParts): LiveFeature => ({
  commands: commandsOf(parts),
  actions: actionsOf(parts),
  notices: noticesOf(parts),
  hears: (text) => {
    const command = readLiveCommand(text)
    return (
      command && {
        language: command.spoken,
        run: (turn) => does[command.name](parts, turn, command),
      }
    )
  },
  sweep: async () => {
    await pointAtOverdue(parts)
    await tellDueWork(parts)
    await tellHeld(parts)
    await forgetAlerts(parts)
  },
})

const commandsOf = (parts: LiveParts): readonly Command[] => [
  {
    title: liveIn('subs.command'),
    description: liveIn('subs.command.description'),
    aliases: ['theo dõi dịch vụ', 'subscriptions', 'подписки'],
    menu: [],
    run: (turn) => showSubscription(parts, turn),
  },
  {
    title: liveIn('unmapped.heading'),
    description: liveIn('unmapped.description'),
    menu: [],
    run: (turn) => answerUnmapped(parts, turn),
  },
]

type Does = (parts: LiveParts, turn: Turn, command: LiveCommand) => Promise<Reply>

const does: Record<LiveCommandName, Does> = {
  open: (parts, turn, { id }) => openIncident(parts, turn, id),
  update: updateByText,
  resolve: updateByText,
  impact: updateByText,
  report: reportByText,
  find: findIncidentByText,
  subscribe: subscribeByText,
  unsubscribe: subscribeByText,
  quiet: setHoursByText,
  digest: setHoursByText,
  plan: planByText,
  'change-work': changeWorkByText,
  'cancel-work': cancelWorkByText,
  'open-work': (parts, turn, { id }) => openWork(parts, turn, id),
  'set-state': setStateByText,
  'clear-state': setStateByText,
}

const wantOrAll = wantSchema.extend({ all: z.boolean().optional() })

const numbered = z.object({ id: z.string().min(1).max(80) })

/** What the form of a new incident is filled with. */
const toReport = { services: chosen, sites: chosen }

const actionsOf = (parts: LiveParts): readonly Action[] => [
  action(incidentVerbs.open, numbered, (turn, { id }) => openIncident(parts, turn, id)),
  action(incidentVerbs.form, numbered.partial().extend(toReport), (turn, { id, ...about }) =>
    openIncidentForm(parts, turn, id, about),
  ),
  action(incidentSaveVerb, incidentFormSchema, (turn, form) => saveIncidentForm(parts, turn, form)),
  action(
    incidentVerbs.phase,
    numbered.extend({ phase: z.enum(phases), revision: z.int().nonnegative().optional() }),
    (turn, data) => movePhase(parts, turn, data),
  ),
  action(workVerbs.open, numbered, (turn, { id }) => openWork(parts, turn, id)),
  action(workVerbs.form, numbered.partial(), (turn, { id }) => openWorkForm(parts, turn, id)),
  action(workVerbs.save, workFormSchema, (turn, form) => saveWorkForm(parts, turn, form)),
  action(workVerbs.cancel, numbered.extend({ revision: z.int().nonnegative().optional() }), (turn, data) =>
    cancelWork(parts, turn, data),
  ),
  action(unsubscribeVerb, wantOrAll, (turn, { all, ...want }) =>
    change(parts, turn, all ? { kind: 'drop-all' } : { kind: 'drop', wants: [want] }),
  ),
]

/** The pressed card shows what has become of the incident, also when somebody else was faster. */
const movePhase = async (
  parts: LiveParts,
  turn: Turn,
  data: Parameters<typeof updateIncident>[2],
): Promise<Reply> => {
  const { language, person } = turn
  const moved = await updateIncident(parts, person, data)
  if (!moved.ok) {
    const { cards } = await openIncident(parts, turn, data.id)
    const note = refusalText(parts, moved, language)
    return { cards: cards.map((card) => ({ ...card, view: { ...card.view, note } })) }
  }
  const note = liveTexts(language)('done.updated', { id: data.id })
  return { cards: [await incidentCard(parts, moved.incident, { language, person }, note)] }
}

/** The pressed card shows what has become of the work. */
const cancelWork = async (
  parts: LiveParts,
  turn: Turn,
  data: { readonly id: string; readonly revision?: number | undefined },
): Promise<Reply> => {
  const cancelled = await changeWork(parts, turn.person, { ...data, cancel: true })
  const tell = liveTexts(turn.language)
  const note = cancelled.ok
    ? tell('done.work.cancelled', { id: data.id })
    : refusalText(parts, cancelled, turn.language)
  const { cards } = await openWork(parts, turn, data.id)
  return { cards: cards.map((card) => ({ ...card, view: { ...card.view, note } })) }
}

const noticesOf = (parts: LiveParts): readonly NoticeKind[] => [
  noticeKind(incidentNotice, z.looseObject({ incident: z.string() }), (reader, { incident }) =>
    showIncident(parts, reader, incident),
  ),
  noticeKind(overdueNotice, z.object({ incident: z.string(), promised: z.string() }), (reader, data) =>
    showOverdue(parts, reader, data),
  ),
  noticeKind(stormNotice, z.object({ storm: z.string(), place: z.string().optional() }), (reader, data) =>
    showStorm(parts, reader, data),
  ),
  noticeKind(workNotice, z.object({ work: z.string(), step: z.enum(workSteps) }), (reader, data) =>
    showWork(parts, reader, data),
  ),
  noticeKind(unmappedNotice, z.object({ day: z.string() }), (reader) => unmappedCard(parts, reader.language)),
  noticeKind(digestNotice, heldSchema.omit({ due: true }), (reader, data) => showDigest(parts, reader, data)),
]
