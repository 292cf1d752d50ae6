import { z } from 'zod'
import {
  type Action,
  action,
  type Command,
  type Download,
  download,
  type Feature,
  type Heard,
} from '../../core/conversation/feature.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { BatchSource } from '../../core/delivery/outbox.ts'
import { readReceipts } from '../../core/delivery/reads.ts'
import { type Language, languages } from '../../core/i18n/language.ts'
import { announcementKinds, announcementsCollection } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { answers } from './answer.ts'
import { batches } from './batch.ts'
import { createBroadcastSource } from './broadcast-source.ts'
import { previewForm, saveForm } from './compose-by-form.ts'
import { hearCommand, newDraft, showDrafts, showKinds } from './compose-by-text.ts'
import { type Composing, readComposing } from './compose-words.ts'
import { formSchema } from './form-values.ts'
import { numbers } from './number.ts'
import { openDrafts } from './open-draft.ts'
import { openNamedForm, openNewForm } from './open-form.ts'
import { readOutcomeWish } from './outcome-words.ts'
import { performStep } from './perform-step.ts'
import { readCommand } from './read-command.ts'
import { receiveAudience } from './receive-audience.ts'
import { reportLast } from './report-last.ts'
import { produceReport, reportDownload, reportKeySchema } from './report-rows.ts'
import { apiRequests } from './request-key.ts'
import { snapshots } from './snapshot.ts'
import { stepDataSchema, stepNames } from './step.ts'
import { texts } from './texts.ts'

/** What announcing keeps. */
export const announcingCollections = [
  announcementsCollection,
  answers,
  apiRequests,
  batches,
  numbers,
  openDrafts,
  readReceipts,
  snapshots,
]

/** What announcing adds to the feature: commands, buttons, files, typed commands, and the engine's side of it. */
export type AnnouncingFeature = {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  readonly downloads: readonly Download[]
  readonly hears: (text: string) => Heard | undefined
  readonly receive: NonNullable<Feature['receive']>
  readonly source: BatchSource
}

export const createAnnouncing = (parts: Announcing): AnnouncingFeature => ({
  commands: commandsOf(parts),
  actions: actionsOf(parts),
  downloads: [
    download(reportDownload, reportKeySchema, (key, language) => produceReport(parts, key, language)),
  ],
  hears: (text) => {
    const command = readCommand(text)
    if (command) return { language: command.spoken, run: (turn) => hearCommand(parts, turn, command) }
    const outcome = readOutcomeWish(text)
    if (outcome) return { language: outcome, run: (turn) => reportLast(parts, turn) }
    const composing = readComposing(text)
    return composing && { language: composing.spoken, run: (turn) => startComposing(parts, turn, composing) }
  },
  receive: receiveAudience(parts),
  source: createBroadcastSource(parts),
})

/** Where nothing is named the kinds are shown, else the form with what is. */
const startComposing = (parts: Announcing, turn: Turn, composing: Composing): Promise<Reply> =>
  composing.kind === undefined && composing.to === '' && composing.about === ''
    ? showKinds(turn)
    : openNamedForm(parts, turn, composing)

const actionsOf = (parts: Announcing): readonly Action[] => [
  ...stepNames.map((step) =>
    action(`announcements.${step}`, stepDataSchema, (turn, data) => performStep(parts, turn, step, data)),
  ),
  action('announcements.new', z.object({ kind: z.enum(announcementKinds) }), (turn, { kind }) =>
    newDraft(parts, turn, kind),
  ),
  action('announcements.form-new', z.object({}), (turn) => openNewForm(parts, turn)),
  action('announcements.form-preview', formSchema, (turn, form) => previewForm(parts, turn, form)),
  action('announcements.form-save', formSchema, (turn, form) => saveForm(parts, turn, form)),
]

const inEach = (text: (language: Language) => string): Record<Language, string> => ({
  vi: text('vi'),
  en: text('en'),
  ru: text('ru'),
})

const commandsOf = (parts: Announcing): readonly Command[] => [
  {
    title: inEach((language) => texts(language)('compose.new.title')),
    description: inEach((language) => texts(language)('compose.new.description')),
    aliases: ['soạn thông báo', 'compose', 'составить объявление'],
    menu: [],
    run: (turn) => showKinds(turn),
  },
  {
    title: inEach((language) => texts(language)('compose.drafts.title')),
    description: inEach((language) => texts(language)('compose.drafts.description')),
    aliases: ['các bản nháp', 'my drafts', 'мои черновики'],
    menu: [],
    run: (turn) => showDrafts(parts, turn),
  },
  {
    title: inEach((language) => texts(language)('form.new')),
    description: inEach((language) => texts(language)('form.description')),
    menu: [],
    run: (turn) => openNewForm(parts, turn),
  },
  ...announcementKinds.map((kind): Command => {
    const title = inEach((language) => {
      const say = texts(language)
      return say('say.new', { kind: say(`kind-of.${kind}`) })
    })
    const codes = languages.map((language) => texts(language)('say.new', { kind }))
    return {
      title,
      description: inEach((language) => texts(language)('compose.new.description')),
      aliases: codes.filter(
        (code) => !Object.values(title).some((known) => known.toLowerCase() === code.toLowerCase()),
      ),
      menu: [],
      run: (turn) => newDraft(parts, turn, kind),
    }
  }),
]
