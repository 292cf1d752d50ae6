import type { IncomingFile } from '../../core/conversation/incoming.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { campaigns } from './campaign.ts'
import { createFindPeople } from './find-people.ts'
import { importRoster } from './import-roster.ts'
import { markAttendance } from './mark-attendance.ts'
import { counts, type Officering, showPlan } from './officer-answers.ts'
import { plans } from './plan.ts'
import { stepButton } from './plan-card.ts'
import { newFormButton } from './plan-form.ts'
import { refusePlan } from './plan-refusal.ts'
import { planRefusedCard, problemsCard } from './plan-refusal-text.ts'
import { mayPlan, mayRun } from './policy.ts'
import { progressCard } from './progress-card.ts'
import { findList, type ListedPerson, readList } from './read-list.ts'
import { attendanceButton, rosterButton } from './sheets.ts'
import { texts } from './texts.ts'
import { notice } from './views.ts'

/** Rows of a list: two of the longest that an organisation has. */
const longestList = 20_000

/**
 * A roster or an attendance sheet that an officer sends; any other sheet is left to others. Its campaign is the one
 * whose number stands beside it or ends the file's name, else the one that the officer worked on last.
 */
export const receiveList =
  (parts: Officering) =>
  async (turn: Turn, file: IncomingFile, beside: string): Promise<Reply | undefined> => {
    if (!/\.(xlsx|csv)$/i.test(file.name) || !mayPlan(turn.person)) return undefined
    const bytes = await file.read()
    if (typeof bytes === 'string') return undefined
    const table = await parts.readTable(bytes, { maxRows: longestList })
    const list = table.ok ? findList(table) : undefined
    if (!list) return undefined
    const read = readList(list, await createFindPeople(parts.directory))
    const id = await (list.kind === 'roster' ? planFor : campaignFor)(
      parts,
      turn,
      numberIn(file.name, beside),
    )
    const card =
      id === undefined
        ? planRefusedCard(refusePlan('not-found', { id: '' }), turn.language, [newFormButton(turn.language)])
        : await take(parts, turn, { kind: list.kind, id, read })
    return personal(card)
  }

const take = async (
  parts: Officering,
  turn: Turn,
  {
    kind,
    id,
    read,
  }: {
    readonly kind: 'roster' | 'attendance'
    readonly id: string
    readonly read: ReturnType<typeof readList>
  },
): Promise<Card> => {
  const { person, language } = turn
  const sheet = kind === 'roster' ? rosterButton : attendanceButton
  const next = [
    sheet(parts.links, { campaign: id, person, language }),
    stepButton('show', { id }, language, texts(language)('button.plan.show.one', { id })),
  ]
  if (!read.ok) return problemsCard(read.problems, language, next)
  return kind === 'roster'
    ? takeRoster(parts, turn, id, read.people)
    : takeAttendance(parts, turn, id, { people: read.people, next })
}

const takeRoster = async (
  parts: Officering,
  turn: Turn,
  id: string,
  people: readonly ListedPerson[],
): Promise<Card> => {
  const { person, language } = turn
  const stored = await importRoster(parts, person, id, people)
  if (!stored.ok) return planRefusedCard(stored, language, [stepButton('campaigns', {}, language)])
  const said = texts(language)('done.roster', { count: people.length })
  return showPlan(parts, turn, stored.plan, [notice(said, 'good')])
}

const takeAttendance = async (
  parts: Officering,
  turn: Turn,
  id: string,
  {
    people,
    next,
  }: { readonly people: readonly ListedPerson[]; readonly next: Parameters<typeof problemsCard>[2] },
): Promise<Card> => {
  const { person: officer, language } = turn
  const marks = people.flatMap(({ row, person, presence }) =>
    presence ? [{ row, person, state: presence }] : [],
  )
  const marked = await markAttendance(parts, officer, id, marks)
  if ('problems' in marked) return problemsCard(marked.problems, language, next)
  if (!marked.ok) return planRefusedCard(marked, language, [stepButton('campaigns', {}, language)])
  return progressCard(parts, turn, marked.campaign, [
    notice(texts(language)('done.marked', counts(marked)), 'good'),
  ])
}

/** "danh-sach-kham-3.xlsx", also as a browser renames a second copy of it. */
const numberIn = (name: string, beside: string): string | undefined =>
  /(?:^|\s)(\d{1,9})(?=\s|$)/.exec(beside)?.[1] ?? /-(\w+)(?:\s*\(\d+\))?\.(?:xlsx|csv)$/i.exec(name)?.[1]

const planFor = async (parts: Officering, { person }: Turn, number: string | undefined) => {
  const all = (await parts.store.find(plans, { index: 'from', limit: 200 })).items
    .map(({ document }) => document)
    .filter((plan) => mayRun(person, plan))
    .sort((a, b) => (a.changed.at > b.changed.at ? -1 : 1))
  return (all.find(({ id }) => id === number) ?? all[0])?.id
}

const campaignFor = async (parts: Officering, { person }: Turn, number: string | undefined) => {
  const all = (await parts.store.find(campaigns, { index: 'from', descending: true, limit: 200 })).items
    .map(({ document }) => document)
    .filter((campaign) => mayRun(person, campaign))
  return (all.find(({ id }) => id === number) ?? all.find(({ state }) => state === 'open') ?? all[0])?.id
}
