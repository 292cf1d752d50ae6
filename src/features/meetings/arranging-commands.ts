import type { Command } from '../../core/conversation/feature.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { openForm } from './arrange-by-form.ts'
import { discardDraft, saveDraft } from './arrange-by-text.ts'
import type { Arranging } from './arranging.ts'
import { linkCalendar, revokeCalendar } from './calendar-link.ts'
import { listTasks } from './task-card.ts'
import { texts } from './texts.ts'

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

/** The fixed commands of arranging meetings, with what else people say for each. */
export const arrangingCommands = (parts: Arranging): readonly Command[] =>
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
