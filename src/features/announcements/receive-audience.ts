import type { IncomingFile } from '../../core/conversation/incoming.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { formatNumber } from '../../core/time/format.ts'
import { type Announcement, isDraft } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import {
  audiencePlanCard,
  noDraftCard,
  rowNumbers,
  type Unreadable,
  unreadableListCard,
} from './audience-list-views.ts'
import { type AudienceTable, findPeople } from './audience-list-words.ts'
import { editDraft } from './edit-draft.ts'
import { createFindPerson } from './find-person.ts'
import { openWith } from './open-announcement.ts'
import { openDraftOf } from './open-draft.ts'
import { editableDraft } from './open-form.ts'
import { refused } from './perform-step.ts'
import { planAudience } from './plan-audience.ts'
import { mayCompose } from './policy.ts'
import { readCommand } from './read-command.ts'
import { texts } from './texts.ts'

/**
 * The audience of a draft as a spreadsheet: of the draft that the text beside it ("audience 12") or the file's name
 * ("audience 12.xlsx") says, that was asked for, or that the person looked at last. Only what clearly is a list of
 * people is taken, since other features take tables too; undefined is for them. Everybody on it is the new audience,
 * or nobody where a row is wrong.
 */
export const receiveAudience =
  (parts: Announcing) =>
  async (turn: Turn, file: IncomingFile, beside: string): Promise<Reply | undefined> => {
    if (!/\.(xlsx|csv)$/i.test(file.name) || !mayCompose(turn.person)) return undefined
    const target = await targetOf(parts, turn, [beside, file.name.replace(/\.\w+$/, '').replaceAll('_', ' ')])
    const read = await readPeople(parts, file)
    if (!read.ok) return target.asked ? personal(unreadableListCard(read.reason, turn.language)) : undefined
    if (read.people.isAwardList && !target.asked) return undefined
    if (target.draft) return { cards: await takeList(parts, turn, target.draft, read.people), personal: true }
    return personal(noDraftCard(turn.language))
  }

/** The draft that "audience 12" is about. */
const draftNamed = (text: string): string | undefined => {
  const said = readCommand(text)
  return said?.kind === 'step' && said.step === 'audience' ? said.data.id : undefined
}

type Target = {
  /** undefined: none is open, or not for this person. */
  readonly draft: Announcement | undefined
  /** A list was announced: whatever table comes is meant to be one. */
  readonly asked: boolean
}

const targetOf = async (parts: Announcing, turn: Turn, names: readonly string[]): Promise<Target> => {
  const named = names.map(draftNamed).find((id) => id !== undefined)
  const open = named === undefined ? await openDraftOf(parts, turn.person) : undefined
  const id = named ?? open?.announcement
  const draft = id === undefined ? undefined : await editableDraft(parts, turn, id)
  return {
    draft: draft && !('ok' in draft) && (isDraft(draft) || named || open?.asked) ? draft : undefined,
    asked: named !== undefined || open?.asked === true,
  }
}

const readPeople = async (
  parts: Announcing,
  file: IncomingFile,
): Promise<
  { readonly ok: true; readonly people: AudienceTable } | { readonly ok: false; readonly reason: Unreadable }
> => {
  const bytes = await file.read()
  if (bytes === 'gone') return { ok: false, reason: 'gone' }
  if (bytes === 'too-large') return { ok: false, reason: 'too-large' }
  const table = await parts.readTable(bytes)
  if (!table.ok) return table
  const people = findPeople(table)
  return people ? { ok: true, people } : { ok: false, reason: 'no-columns' }
}

/** Puts the list in the place of whoever was included before; who is left out stays left out. */
const takeList = async (
  parts: Announcing,
  turn: Turn,
  { id, audience }: Announcement,
  people: AudienceTable,
): Promise<readonly Card[]> => {
  const plan = planAudience(people, await createFindPerson(parts.directory))
  if (!plan.ok) return [audiencePlanCard(plan, id, turn.language)]
  const include = [{ kind: 'list' as const, people: [...plan.people] }]
  const edited = await editDraft(parts, turn.person, {
    id,
    changes: { audience: { include, exclude: audience.exclude } },
  })
  if (!edited.ok) return refused(parts, turn, id, edited)
  const say = texts(turn.language)
  const { repeated } = plan
  const count = plan.people.length
  const notes = [
    { style: 'good' as const, text: say('list.taken', { id, count }) },
    ...(repeated.length > 0
      ? [
          {
            style: 'warning' as const,
            text: say('list.repeated', {
              count: repeated.length,
              number: formatNumber(repeated.length, turn.language),
              rows: rowNumbers(repeated),
            }),
          },
        ]
      : []),
  ]
  return [await openWith(parts, turn, id, notes)]
}
