import { z } from 'zod'
import { type Action, action, type Command, type Feature } from '../../core/conversation/feature.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { editMeeting, openForm, previewForm, saveForm } from './arrange-by-form.ts'
import { discardDraft, saveDraft, setField, startByText } from './arrange-by-text.ts'
import type { Arranging } from './arranging.ts'
import { linkCalendar, revokeCalendar } from './calendar-link.ts'
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
import { listTasks } from './task-card.ts'
import { texts } from './texts.ts'
import { writeCalendars } from './write-calendars.ts'

/** What arranging meetings adds to the feature. */
export const createArrangements = (
  parts: Arranging,
): Required<
  Pick<Feature, 'actions' | 'hears' | 'notices' | 'sweep' | 'commands' | 'rounds' | 'calendarChanged'>
> => ({
  commands: commandsOf(parts),
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
  ...(['task-show', 'task-done', 'task-postpone'] as const).map((step) =>
    action(`meetings.${step}`, taskDataSchema, (turn, data) => performTask(parts, turn, step, data)),
  ),
]

type Name = 'form' | 'save' | 'discard' | 'tasks' | 'calendar' | 'revoke'

const runs: Record<Name, (parts: Arranging, turn: Turn) => Promise<Reply>> = {
  form: openForm,
  save: (parts, turn) => saveDraft(parts, turn, {}),
  discard: discardDraft,
  tasks: listTasks,
  calendar: linkCalendar,
  revoke: revokeCalendar,
}

const aliases: Partial<Record<Name, readonly string[]>> = {
  form: [
    'tạo cuộc họp',
    'tạo lịch họp',
    'new meeting',
    'create a meeting',
    'schedule a meeting',
    'создать совещание',
    'назначить совещание',
  ],
  calendar: [
    'liên kết lịch của tôi',
    'lịch của tôi liên kết',
    'liên kết lịch',
    'link lịch',
    'link lịch họp',
    'link lịch của tôi',
    'cho tôi link lịch',
    'cho tôi link lịch họp',
    'cho em link lịch họp',
    'cho tôi liên kết lịch',
    'đưa lịch họp vào Outlook',
    'thêm lịch họp vào Outlook',
    'thêm lịch họp vào Google',
    'thêm lịch họp vào điện thoại',
    'calendar link',
    'give me my calendar link',
    'please give me my calendar link',
    'send me my calendar link',
    'get my calendar link',
    'can I have my calendar link',
    'I need my calendar link',
    'add my meetings to Outlook',
    'add my meetings to my calendar',
    'add my meetings to Google Calendar',
    'connect my calendar',
    'sync my calendar',
    'sync my meetings with Outlook',
    'ссылка на мой календарь',
    'дай ссылку на календарь',
    'дайте ссылку на календарь',
    'дай ссылку на мой календарь',
    'дайте, пожалуйста, ссылку на календарь',
    'пришли ссылку на календарь',
    'хочу ссылку на календарь',
    'нужна ссылка на календарь',
    'добавить совещания в Outlook',
    'добавь мои совещания в Outlook',
    'подключить календарь',
  ],
  revoke: [
    'revoke calendar link',
    'cancel my calendar link',
    'delete my calendar link',
    'remove my calendar link',
    'stop my calendar link',
    'отозвать ссылку на мой календарь',
    'отзови ссылку на календарь',
    'отключить ссылку на календарь',
    'удалить ссылку на календарь',
    'удали ссылку на календарь',
    'thu hồi link lịch',
    'thu hồi liên kết lịch của tôi',
    'hủy liên kết lịch',
    'hủy link lịch',
    'xóa liên kết lịch',
    'xóa link lịch',
  ],
  tasks: [
    'my follow-ups',
    'my action items',
    'show my meeting tasks',
    'my tasks from meetings',
    'việc được giao ở các cuộc họp',
    'việc họp của tôi',
    'việc tôi được giao sau họp',
    'мои поручения',
    'покажи мои поручения',
    'поручения с совещаний',
  ],
}

const commandsOf = (parts: Arranging): readonly Command[] =>
  (Object.keys(runs) as Name[]).map((name) => {
    const title = inEach((language) =>
      texts(language)(name === 'save' ? 'draft.save.title' : `command.${name}.title`),
    )
    return {
      title,
      description: inEach((language) => texts(language)(`command.${name}.description`)),
      ...(aliases[name] && { aliases: aliases[name] }),
      menu: [],
      run: (turn) => runs[name](parts, turn),
    }
  })

const inEach = (text: (language: Language) => string): Record<Language, string> => ({
  vi: text('vi'),
  en: text('en'),
  ru: text('ru'),
})
