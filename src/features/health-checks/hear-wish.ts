import { personal } from '../../core/conversation/personal.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { answerSchedule } from './answer-schedule.ts'
import { appointmentId, appointments, holdsPlace } from './appointment.ts'
import { type Campaign, currentCampaign, phaseOn } from './campaign.ts'
import { createFindCalled, onlyOne } from './find-called.ts'
import { loadCampaigns } from './load-schedule.ts'
import { type Officering, performStep, refused } from './officer-answers.ts'
import { ownDrafts } from './own-drafts.ts'
import { type PlanRefusal, refusePlan } from './plan-refusal.ts'
import { mayPlan, mayRun } from './policy.ts'
import { progressCard } from './progress-card.ts'
import { runningCampaigns } from './running-campaigns.ts'
import { texts } from './texts.ts'
import { notice } from './views.ts'
import type { TypedWish, WishDeed } from './wish-words.ts'

type Hear = (parts: Officering, turn: Turn, wish: TypedWish) => Promise<Reply>

/** Opening and closing show the card where one does so: no words of one's own reach everybody at once. */
const hears: Readonly<Record<WishDeed, Hear>> = {
  new: (parts, turn) => performStep(parts, turn, 'form-new', {}),
  campaigns: (parts, turn) => performStep(parts, turn, 'campaigns', {}),
  open: (parts, turn, { id }) => showDraft(parts, turn, id),
  close: (parts, turn, { id }) => ofRunning(parts, turn, 'show', id),
  progress: (parts, turn, { id }) => showNumbers(parts, turn, id),
  remind: (parts, turn) => sayReminders(parts, turn),
  attendance: (parts, turn, { id }) => ofRunning(parts, turn, 'attendance', id),
  swap: (parts, turn) => ofRunning(parts, turn, 'swap', undefined),
  attended: (parts, turn, { who }) => mark(parts, turn, 'attended', who),
  missed: (parts, turn, { who }) => mark(parts, turn, 'missed', who),
}

/** Questions: who is no officer is told of the own check. */
const questions: readonly WishDeed[] = ['progress', 'campaigns']

export const hearWish: Hear = async (parts, turn, wish) => {
  if (mayPlan(turn.person)) return hears[wish.deed](parts, turn, wish)
  if (questions.includes(wish.deed)) return answerSchedule(parts)(turn, {})
  return refuse(turn, refusePlan('not-allowed'))
}

const refuse = (turn: Turn, refusal: PlanRefusal): Reply => personal(refused(turn, refusal))

/** The one draft of this officer; where there are several, all of them. */
const showDraft = async (parts: Officering, turn: Turn, id: string | undefined): Promise<Reply> => {
  if (id !== undefined) return performStep(parts, turn, 'show', { id })
  const [draft, another] = await ownDrafts(parts.store, turn.person)
  return draft && !another
    ? performStep(parts, turn, 'show', { id: draft.id })
    : performStep(parts, turn, 'campaigns', {})
}

/** Of the campaign that this officer runs, else of the one that everybody asks about. */
const showNumbers = async (parts: Officering, turn: Turn, id: string | undefined): Promise<Reply> => {
  const campaign = id ?? (await ownOrCurrent(parts, turn))?.id
  return campaign === undefined
    ? performStep(parts, turn, 'campaigns', {})
    : performStep(parts, turn, 'show', { id: campaign })
}

const ownOrCurrent = async (parts: Officering, turn: Turn): Promise<Campaign | undefined> =>
  (await runningCampaigns(parts, turn))[0] ??
  currentCampaign(await loadCampaigns(parts), turn.now.toFormat('yyyy-MM-dd'))

const ofRunning = async (
  parts: Officering,
  turn: Turn,
  step: 'show' | 'attendance' | 'swap',
  id: string | undefined,
): Promise<Reply> => {
  const campaign = id ?? (await runningCampaigns(parts, turn))[0]?.id
  return campaign === undefined
    ? refuse(turn, refusePlan('not-allowed'))
    : performStep(parts, turn, step, { id: campaign })
}

/** Loa reminds by itself: how often, and where it does not. */
const sayReminders = async (parts: Officering, turn: Turn): Promise<Reply> => {
  const [campaign] = await runningCampaigns(parts, turn)
  if (!campaign) return refuse(turn, refusePlan('not-allowed'))
  const { reminders, opened } = campaign
  const say = texts(turn.language)
  const said = reminders && opened ? say('remind.itself', reminders) : say('remind.none')
  return personal(await progressCard(parts, turn, campaign, [notice(said)]))
}

/** In the latest campaign of this officer that has begun and where the person has a place. */
const mark = async (
  parts: Officering,
  turn: Turn,
  state: 'attended' | 'missed',
  who: string,
): Promise<Reply> => {
  const person = onlyOne((await createFindCalled(parts.directory))(who), who)
  if (isRefused(person)) return refuse(turn, person)
  const today = turn.now.toFormat('yyyy-MM-dd')
  const own = (await loadCampaigns(parts))
    .filter((each) => phaseOn(each, today) !== 'upcoming' && mayRun(turn.person, each))
    .sort((a, b) => (a.from > b.from ? -1 : 1))
  const ids = own.map(({ id }) => appointmentId(id, person.id))
  const places = await parts.store.getMany(appointments, ids)
  const of = own.find(({ id }) =>
    places.some(({ document }) => document.campaign === id && holdsPlace(document)),
  )
  const campaign = of ?? own[0]
  return campaign
    ? performStep(parts, turn, state, { id: campaign.id, person: person.id })
    : refuse(turn, refusePlan('not-allowed'))
}
