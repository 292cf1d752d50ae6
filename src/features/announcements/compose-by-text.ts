import { personal } from '../../core/conversation/personal.ts'
import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type AnnouncementKind, announcementKinds, announcementsCollection, isDraft } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { contentOfLines } from './content.ts'
import { createDraft } from './create-draft.ts'
import { draftLine } from './draft-card.ts'
import { editDraft } from './edit-draft.ts'
import { formButton } from './form-card.ts'
import { listDrafts } from './list-drafts.ts'
import { messageCard, refusalCard, sayButton } from './message-card.ts'
import { done, performStep, refused } from './perform-step.ts'
import { mayCompose, mayUseKind } from './policy.ts'
import type { TypedCommand } from './read-command.ts'
import { isRefusal, refuse } from './refusal.ts'
import { reviseReleased } from './revise-released.ts'
import { texts } from './texts.ts'
import { readTyped } from './typed-fields.ts'

/** Does what a text command about announcements says. */
export const hearCommand = async (parts: Announcing, turn: Turn, command: TypedCommand): Promise<Reply> => {
  switch (command.kind) {
    case 'step':
      return performStep(parts, turn, command.step, command.data)
    case 'new':
      return { cards: await startWith(parts, turn, command.text), personal: true }
    case 'set':
      return { cards: await setField(parts, turn, command), personal: true }
  }
}

const startWith = (parts: Announcing, turn: Turn, text: string): Promise<readonly Card[]> =>
  create(parts, turn, { content: contentOfLines(text, turn.language) })

/** A draft of one kind, empty but for what is known of it. */
export const newDraft = async (parts: Announcing, turn: Turn, kind: AnnouncementKind): Promise<Reply> => ({
  cards: await create(parts, turn, { kind }),
  personal: true,
})

const create = async (parts: Announcing, turn: Turn, raw: object): Promise<readonly Card[]> => {
  const created = await createDraft(parts, turn.person, turn.language, raw)
  if (!created.ok) return [refusalCard(created, turn.language)]
  return done(parts, turn, created.announcement.id, 'done.created')
}

const setField = async (
  parts: Announcing,
  turn: Turn,
  { id, field, language, text }: Extract<TypedCommand, { kind: 'set' }>,
): Promise<readonly Card[]> => {
  const stored = await parts.store.get(announcementsCollection, id)
  if (!stored || !mayCompose(turn.person))
    return refused(
      parts,
      turn,
      id,
      mayCompose(turn.person) ? refuse('not-found', { id }) : refuse('not-allowed'),
    )
  const announcement = stored.document
  const typed = { announcement, text, language: language ?? announcement.main }
  const changes = await readTyped(parts, field, typed)
  if (isRefusal(changes)) return refused(parts, turn, id, changes)
  const revises = !isDraft(announcement) && announcement.state !== 'scheduled'
  const edited = await (revises ? reviseReleased : editDraft)(parts, turn.person, { id, changes })
  return edited.ok
    ? done(parts, turn, id, revises ? 'done.revised' : 'done.edited')
    : refused(parts, turn, id, edited)
}

/** The kinds that a person may start with, each a button, and how to do it by text. */
export const showKinds = async (turn: Turn): Promise<Reply> => {
  const { person, language } = turn
  const say = texts(language)
  if (!mayCompose(person)) return personal(refusalCard(refuse('not-allowed'), language))
  const next = announcementKinds
    .filter((kind) => mayUseKind(person, kind))
    .map((kind) => ({
      kind: 'act' as const,
      title: say(`kind-of.${kind}`),
      verb: 'announcements.new',
      data: { kind },
      command: say('say.new', { kind: say(`kind-of.${kind}`) }),
    }))
  const message = { heading: say('compose.heading'), text: say('compose.text') }
  const facts = [{ title: say('compose.example'), value: say('compose.example.text') }]
  return {
    cards: [
      messageCard({
        ...message,
        facts,
        next: [formButton(undefined, language), ...next, sayButton('drafts', language)],
      }),
    ],
    personal: true,
  }
}

/** Drafts that fit on a card with a button each. */
const mostOpenButtons = 5

export const showDrafts = async (parts: Announcing, turn: Turn): Promise<Reply> => {
  const { person, language } = turn
  const say = texts(language)
  const listed = await listDrafts(parts, person)
  if (!listed.ok) return personal(refusalCard(listed, language))
  const lines = listed.announcements.map((announcement) => draftLine(announcement, language))
  const heading = say('drafts.heading')
  const intro = lines.length > 0 ? say('drafts.intro') : say('drafts.none')
  const card: Card = {
    name: 'announcements/list',
    view: {
      heading,
      intro,
      lines: lines.map(({ view }) => view),
      hint: listed.more ? say('drafts.more') : '',
    },
    summary: `${heading}: ${say('drafts.count', { count: lines.length })}`,
    next: [
      ...(mayCompose(person) ? [formButton(undefined, language)] : []),
      ...lines.slice(0, mostOpenButtons).map(({ button }) => button),
      ...(mayCompose(person) ? [sayButton('new', language)] : []),
    ],
  }
  return personal(card)
}
