import { commitAudited } from '../../core/audit/append-entry.ts'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, Reply, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { remove } from '../../core/store/store.ts'
import { attendanceCard } from './attendance-card.ts'
import type { Booking } from './booking.ts'
import { campaigns } from './campaign.ts'
import { changeCapacity } from './change-capacity.ts'
import { closeCampaign, findCampaign } from './close-campaign.ts'
import { createFindPeople } from './find-people.ts'
import { readWhen } from './find-typed-slot.ts'
import { campaignsCard } from './list-campaigns.ts'
import { slotsOf } from './list-offers.ts'
import { markAttendance } from './mark-attendance.ts'
import type { OfficerStep, TypedOfficer } from './officer-words.ts'
import { openCampaign } from './open-campaign.ts'
import { type Plan, plans } from './plan.ts'
import { planCard, stepButton } from './plan-card.ts'
import { emptyValues, type PlanForm, type PlanValues, readLines, valuesOf } from './plan-fields.ts'
import { newFormButton, planFormCard } from './plan-form.ts'
import { type PlanRefusal, refusePlan } from './plan-refusal.ts'
import { planRefusalText, planRefusedCard, problemsCard } from './plan-refusal-text.ts'
import { mayPlan } from './policy.ts'
import { previewPlan } from './preview-plan.ts'
import { progressCard } from './progress-card.ts'
import type { ListProblem } from './read-list.ts'
import { readPlan } from './read-plan.ts'
import { refusedCard } from './refusal-card.ts'
import { createPlan, deedOf, editPlan, findPlan } from './save-plan.ts'
import { seatByOfficer } from './seat-by-officer.ts'
import { attendanceButton } from './sheets.ts'
import { longSlot } from './show-offers.ts'
import { swapByOfficer } from './swap-by-officer.ts'
import { texts } from './texts.ts'
import { notice } from './views.ts'

export type Officering = Booking & Pick<FeatureParts, 'newId' | 'writeSheet' | 'readTable'>

/** What a button carries, or a text command says. Nothing of it is believed. */
export type StepData = {
  readonly id?: string | undefined
  readonly revision?: number | undefined
  /** Somebody chosen in a list. */
  readonly person?: string | undefined
  /** Names that were pasted. */
  readonly names?: string | undefined
  /** Two chosen in lists. */
  readonly first?: string | undefined
  readonly second?: string | undefined
  readonly rest?: string | undefined
}

type Perform = (parts: Officering, turn: Turn, data: StepData) => Promise<Card>

const performs: Readonly<Record<OfficerStep, Perform>> = {
  campaigns: (parts, turn) => campaignsCard(parts, turn),
  show: (parts, turn, { id = '' }) => show(parts, turn, id),
  new: (parts, turn, { rest = '' }) =>
    rest === '' ? openForm(parts, turn, {}) : writeLines(parts, turn, rest),
  edit: (parts, turn, { id = '', rest = '' }) =>
    rest === '' ? openForm(parts, turn, { id }) : writeLines(parts, turn, rest, id),
  'form-new': (parts, turn) => openForm(parts, turn, {}),
  form: (parts, turn, data) => openForm(parts, turn, data),
  open: async (parts, turn, { id = '', revision }) => {
    const opened = await openCampaign(parts, turn.person, { id, revision })
    if (!opened.ok) return again(parts, turn, id, opened)
    const said = texts(turn.language)('done.opened', { count: opened.people })
    return progressCard(parts, turn, opened.campaign, [notice(said, 'good')])
  },
  close: async (parts, turn, { id = '' }) => {
    const closed = await closeCampaign(parts, turn.person, id)
    return closed.ok
      ? progressCard(parts, turn, closed.campaign, [notice(texts(turn.language)('done.closed'), 'good')])
      : refused(turn, closed)
  },
  delete: (parts, turn, data) => deletePlan(parts, turn, data),
  attendance: (parts, turn, { id = '' }) => attendance(parts, turn, id),
  attended: (parts, turn, data) => mark(parts, turn, data, 'attended'),
  missed: (parts, turn, data) => mark(parts, turn, data, 'missed'),
  capacity: (parts, turn, { id = '', rest = '' }) => capacity(parts, turn, id, rest),
  seat: (parts, turn, { id = '', rest = '' }) => seatByOfficer(parts, turn, id, rest),
  swap: (parts, turn, data) => swapByOfficer(parts, turn, data),
}

/** Everything of campaigns goes to the officer's own chat: drafts are nobody else's, nor are names. */
export const performStep = async (
  parts: Officering,
  turn: Turn,
  step: OfficerStep,
  data: StepData,
): Promise<Reply> => ({
  cards: [
    mayPlan(turn.person) ? await performs[step](parts, turn, data) : refused(turn, refusePlan('not-allowed')),
  ],
  personal: true,
})

export const hearOfficer = (
  parts: Officering,
  turn: Turn,
  { step, id, rest }: TypedOfficer,
): Promise<Reply> => performStep(parts, turn, step, { id, rest, names: rest })

export const refused = ({ language, person }: Turn, refusal: PlanRefusal): Card =>
  planRefusedCard(refusal, language, mayPlan(person) ? [stepButton('campaigns', {}, language)] : [])

/** A plan with its numbers, or a campaign with its completion. */
const show = async (
  parts: Officering,
  turn: Turn,
  id: string,
  notes: readonly View[] = [],
): Promise<Card> => {
  const { person, language } = turn
  const plan = await findPlan(parts, person, id)
  if (!isRefused(plan)) return showPlan(parts, turn, plan.document, notes)
  const campaign = (await parts.store.get(campaigns, id))?.document
  if (campaign) return progressCard(parts, turn, campaign, notes)
  return planRefusedCard(plan, language, [stepButton('campaigns', {}, language)])
}

export const showPlan = async (
  parts: Officering,
  { person, language }: Turn,
  plan: Plan,
  notes: readonly View[] = [],
): Promise<Card> =>
  planCard({ plan, preview: await previewPlan(parts, plan), notes, person, links: parts.links }, language)

/** The plan or campaign as it stands, with why a step was not taken. */
const again = async (parts: Officering, turn: Turn, id: string, refusal: PlanRefusal): Promise<Card> =>
  refusal.code === 'not-found' || refusal.code === 'not-allowed'
    ? refused(turn, refusal)
    : show(parts, turn, id, [notice(planRefusalText(refusal, turn.language), 'warning')])

const openForm = async (parts: Officering, turn: Turn, { id, revision }: StepData): Promise<Card> => {
  const { language, person } = turn
  if (id === undefined) return planFormCard(parts, { values: emptyValues }, language)
  const found = await findPlan(parts, person, id)
  if (isRefused(found)) return refused(turn, found)
  const plan = found.document
  const outdated = revision !== undefined && revision !== plan.revision
  const conflict = planRefusalText(refusePlan('conflict', { name: plan.changed.name }), language)
  return planFormCard(
    parts,
    {
      id,
      revision: plan.revision,
      values: valuesOf(plan),
      notes: outdated ? [notice(conflict, 'warning')] : [],
    },
    language,
  )
}

/** Stores what was typed in the form, and closes it; what stands in the way is said in the form, which keeps the rest. */
export const savePlanForm = async (parts: Officering, turn: Turn, form: PlanForm): Promise<Reply> => {
  const { language } = turn
  const { id, revision, ...values } = form
  const saved = await save(parts, turn, values, { id, revision })
  if (saved.ok) {
    const note = notice(texts(language)('done.planned'), 'good')
    return { cards: [await showPlan(parts, turn, saved.plan, [note])], personal: true, closesDialog: true }
  }
  const current = id === undefined ? undefined : (await parts.store.get(plans, id))?.document.revision
  const notes = [notice(planRefusalText(saved, language), 'warning')]
  const card = await planFormCard(parts, { id, revision: current ?? revision, values, notes }, language)
  return { cards: [saved.code === 'not-allowed' ? refused(turn, saved) : card], personal: true }
}

const save = async (
  parts: Officering,
  { person, language }: Turn,
  values: PlanValues,
  of: { readonly id?: string | undefined; readonly revision?: number | undefined },
) => {
  if (!mayPlan(person)) return refusePlan('not-allowed')
  const fields = await readPlan(parts, values)
  if (isRefused(fields)) return fields
  return of.id === undefined
    ? createPlan(parts, person, language, fields)
    : editPlan(parts, person, { id: of.id, revision: of.revision }, fields)
}

/** The same in lines of a message: "tên: …", "từ: …". */
const writeLines = async (parts: Officering, turn: Turn, text: string, id?: string): Promise<Card> => {
  const { language, person } = turn
  const before = id === undefined ? undefined : await findPlan(parts, person, id)
  if (before && isRefused(before)) return refused(turn, before)
  const read = readLines(text.split('\n'), before ? valuesOf(before.document) : emptyValues)
  if (!read.ok) return refused(turn, refusePlan('unknown-field', { value: read.line.slice(0, 60) }))
  const saved = await save(parts, turn, read.values, { id })
  if (!saved.ok) return planRefusedCard(saved, language, [newFormButton(language)])
  return showPlan(parts, turn, saved.plan, [notice(texts(language)('done.planned'), 'good')])
}

const deletePlan = async (parts: Officering, turn: Turn, { id = '', revision }: StepData): Promise<Card> => {
  const { person, language } = turn
  const deed = deedOf(person, 'health-check.plan-deleted', id)
  const deleted = await commitAudited<PlanRefusal>(parts.store, parts.clock, deed, async () => {
    const found = await findPlan(parts, person, id)
    if (isRefused(found)) return found
    if (revision !== undefined && revision !== found.document.revision)
      return refusePlan('conflict', { name: found.document.changed.name })
    return [remove(plans, id, found.version)]
  })
  if (deleted.ok) return planNote(turn, texts(language)('done.deleted', { id }))
  return again(parts, turn, id, 'code' in deleted ? deleted : refusePlan('conflict', { name: '' }))
}

const planNote = ({ language }: Turn, text: string): Card => ({
  name: 'health-checks/message',
  view: { heading: texts(language)('done.heading'), text: literal(text), contact: '' },
  summary: text,
  next: [stepButton('campaigns', {}, language), newFormButton(language)],
})

const attendance = async (
  parts: Officering,
  turn: Turn,
  id: string,
  notes: readonly View[] = [],
): Promise<Card> => {
  const found = await findCampaign(parts, turn.person, id)
  return isRefused(found) ? refused(turn, found) : attendanceCard(parts, turn, found.document, notes)
}

/** One person chosen, or a pasted list of names: all of them or none. */
const mark = async (
  parts: Officering,
  turn: Turn,
  { id = '', person: chosen = '', names = '' }: StepData,
  state: 'attended' | 'missed',
): Promise<Card> => {
  const { language, person } = turn
  const asked = (names.trim() === '' ? chosen : names)
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (asked.length === 0) return attendance(parts, turn, id)
  const find = await createFindPeople(parts.directory)
  const problems: ListProblem[] = []
  const marks = new Map<string, Parameters<typeof markAttendance>[3][number]>()
  asked.forEach((name, index) => {
    const row = index + 1
    const [found, another] = find(name)
    const value = name.slice(0, 60)
    if (!found) problems.push({ row, reason: 'unknown', values: { value } })
    else if (another) problems.push({ row, reason: 'several', values: { value } })
    else marks.set(found.id, { row, person: found, state })
  })
  const next = problemsNext(parts, turn, id)
  if (problems.length > 0) return problemsCard(problems, language, next)
  const marked = await markAttendance(parts, person, id, [...marks.values()])
  if ('problems' in marked) return problemsCard(marked.problems, language, next)
  if (!marked.ok) return refused(turn, marked)
  return attendance(parts, turn, id, [notice(texts(language)('done.marked', counts(marked)), 'good')])
}

export const counts = ({ attended, missed }: { readonly attended: number; readonly missed: number }) => ({
  attended,
  missed,
})

const problemsNext = ({ links }: Officering, { person, language }: Turn, id: string): readonly Button[] => [
  attendanceButton(links, { campaign: id, person, language }),
  stepButton('attendance', { id }, language),
]

/** "số chỗ đợt khám 3 27/11 8:00: 6": every slot of that time gets that many places. */
const capacity = async (parts: Officering, turn: Turn, id: string, rest: string): Promise<Card> => {
  const { person, language } = turn
  const found = await findCampaign(parts, person, id)
  if (isRefused(found)) return refused(turn, found)
  const [, when = '', places = ''] = /^(.*?):\s*(-?\d{1,9})\s*$/s.exec(rest) ?? []
  const wanted = readWhen(when, turn)
  const meant = wanted ? (await slotsOf(parts.store, found.document)).filter(wanted) : []
  const [slot] = meant
  if (!slot || places === '') return refused(turn, refusePlan('no-slots'))
  for (const each of meant) {
    const changed = await changeCapacity(parts, person, { slot: each.id, capacity: Number(places) })
    if (!changed.ok) return refusedCard(changed, language, [stepButton('show', { id }, language)])
  }
  const text = texts(language)('done.capacity', { slot: longSlot(slot.start, language), places })
  return progressCard(parts, turn, found.document, [notice(text, 'good')])
}
