import { z } from 'zod'
import { type Action, action, type Feature } from '../../core/conversation/feature.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { editMeeting, openForm, previewForm, saveForm } from './arrange-by-form.ts'
import { discardDraft, saveDraft, setField, startByText } from './arrange-by-text.ts'
import type { Arranging } from './arranging.ts'
import { arrangingCommands } from './arranging-commands.ts'
import { taskSteps } from './command-patterns.ts'
import { baseSchema, draftFields, draftSchema } from './draft.ts'
import { meetingIdSchema } from './meeting.ts'
import { minutesSchema, saveMinutes } from './minutes-form.ts'
import { createNoticeKinds } from './notice-cards.ts'
import { performMeant } from './perform-meant.ts'
import { cancel, cancelNowSchema, performStep } from './perform-step.ts'
import { performTask, taskDataSchema } from './perform-task.ts'
import { readCommand, type TypedCommand } from './read-command.ts'
import { stepDataSchema, stepNames } from './step.ts'
import { createSweep } from './sweep-meetings.ts'
import { takeCalendarChanges } from './take-from-calendar.ts'
import { writeCalendars } from './write-calendars.ts'

/** What arranging meetings adds to the feature. */
export const createArrangements = (
  parts: Arranging,
): Required<
  Pick<Feature, 'actions' | 'hears' | 'notices' | 'sweep' | 'commands' | 'rounds' | 'calendarChanged'>
> => ({
  commands: arrangingCommands(parts),
  actions: actionsOf(parts),
  notices: createNoticeKinds(parts),
  sweep: createSweep(parts),
  rounds: parts.calendars ? [{ name: 'calendars', run: () => writeCalendars(parts) }] : [],
  calendarChanged: (account, changes) => takeCalendarChanges(parts, account, changes),
  hears: (text) => {
    const command = readCommand(text)
    return command && { language: command.spoken, run: (turn) => hearCommand(parts, turn, command) }
  },
})

const hearCommand = (parts: Arranging, turn: Turn, command: TypedCommand): Promise<Reply> => {
  switch (command.kind) {
    case 'step':
      return performStep(parts, turn, command.step, command.data)
    case 'meant':
      return performMeant(parts, turn, command)
    case 'task':
      return performTask(parts, turn, command.step, { task: command.task, day: command.text?.slice(0, 100) })
    case 'set':
      return setField(parts, turn, command.setting)
    case 'save':
      return saveDraft(parts, turn, { reason: command.reason })
    case 'new':
      return startByText(parts, turn, command)
  }
}

const formSchema = z.object({
  ...draftFields,
  base: baseSchema.optional(),
  reason: z.string().max(1_000).optional(),
})

const submitted = ({ base, reason, ...values }: z.infer<typeof formSchema>) => ({
  values: draftSchema.parse(values),
  base,
  reason,
})

const actionsOf = (parts: Arranging): readonly Action[] => [
  ...stepNames.map((step) =>
    action(`meetings.${step}`, stepDataSchema, (turn, data) => performStep(parts, turn, step, data)),
  ),
  action(
    'meetings.cancel-now',
    cancelNowSchema.extend({ id: meetingIdSchema }),
    (turn, { reason, ...data }) => cancel(parts, turn, { ...data, text: reason }),
  ),
  action('meetings.form', z.object({ base: baseSchema.optional() }), (turn, { base }) =>
    base ? editMeeting(parts, turn, base.id) : openForm(parts, turn),
  ),
  action('meetings.form-preview', formSchema, (turn, form) => previewForm(parts, turn, submitted(form))),
  action('meetings.form-save', formSchema, (turn, form) => saveForm(parts, turn, submitted(form))),
  action(
    'meetings.save',
    z.object({ stamp: z.string().max(100), reason: z.string().max(1_000).optional() }),
    (turn, data) => saveDraft(parts, turn, data),
  ),
  action('meetings.discard', z.object({}), (turn) => discardDraft(parts, turn)),
  action('meetings.minutes-save', minutesSchema, (turn, form) => saveMinutes(parts, turn, form)),
  ...taskSteps.map((step) =>
    action(`meetings.${step}`, taskDataSchema, (turn, data) => performTask(parts, turn, step, data)),
  ),
]
