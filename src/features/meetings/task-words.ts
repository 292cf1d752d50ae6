import type { Language } from '../../core/i18n/language.ts'
import { findDates } from '../../core/understanding/dates/find-dates.ts'
import { foldInPlace } from '../../core/understanding/fold.ts'

/** What else people type for a task, beside what its buttons say; the places are those of `say.<step>`. */
export const moreTaskWords = {
  'task-show': {
    vi: ['xem việc số {{task}}', 'xem việc {{task}}'],
    en: ['show task {{task}}', 'open task {{task}}'],
    ru: ['покажи поручение {{task}}', 'открой поручение {{task}}'],
  },
  'task-done': {
    vi: [
      'xong việc {{task}}',
      'đã xong việc số {{task}}',
      'tôi đã làm xong việc số {{task}}',
      'tôi làm xong việc số {{task}} rồi',
      'việc số {{task}} xong rồi',
      'việc số {{task}} đã xong',
      'hoàn thành việc số {{task}}',
    ],
    en: [
      'task {{task}} is done',
      'task {{task}} done',
      'i have done task {{task}}',
      "i've done task {{task}}",
      'i finished task {{task}}',
      'mark task {{task}} as done',
      'please mark task {{task}} as done',
      'complete task {{task}}',
      'close task {{task}}',
    ],
    ru: [
      'поручение {{task}} выполнено',
      'я выполнил поручение {{task}}',
      'я выполнила поручение {{task}}',
      'выполнил поручение {{task}}',
      'закрой поручение {{task}}',
    ],
  },
  'task-postpone': {
    vi: ['lùi hạn việc số {{task}}', 'gia hạn việc số {{task}}'],
    en: ['move task {{task}}', 'extend task {{task}}'],
    ru: ['перенеси поручение {{task}}', 'перенести поручение {{task}}', 'отложи поручение {{task}}'],
  },
} as const satisfies Record<string, Readonly<Record<Language, readonly string[]>>>

export const moreGiveWords: Readonly<Record<Language, readonly string[]>> = {
  vi: [
    'giao việc cuộc họp {{id}} {{date}}',
    'giao nhiệm vụ họp {{id}} {{date}}',
    'thêm việc họp {{id}} {{date}}',
  ],
  en: [
    'give a task of meeting {{id}} {{date}}',
    'give a task in meeting {{id}} {{date}}',
    'add a task to meeting {{id}} {{date}}',
    'task for meeting {{id}} {{date}}',
    'task from meeting {{id}} {{date}}',
  ],
  ru: [
    'дай поручение по совещанию {{id}} {{date}}',
    'добавь поручение к совещанию {{id}} {{date}}',
    'поручение по совещанию {{id}} {{date}}',
  ],
}

/** "order the antenna by 10 December, for Lan": what, who and when of a task without bars between. */
export const readPlainTask = (
  line: string,
  language: Language,
  now: Parameters<typeof findDates>[2],
): { readonly text: string; readonly owner: string; readonly when: string } | undefined => {
  const date = findDates(line, language, now).at(-1)
  if (!date) return undefined
  const [before, after] = [line.slice(0, date.start), line.slice(date.end)]
  const bare = `${before.replace(due, '')}${after}`.replace(/(?<![\s,;.–-])[\s,;.–-]+$/u, '')
  const { text = '', owner = '' } = owned.exec(foldInPlace(bare) ?? '')?.groups ?? {}
  if (text === '' || owner === '') return undefined
  return { text: bare.slice(0, text.length), owner: bare.slice(bare.length - owner.length), when: date.text }
}

/*
 * A run of signs is tried only from its first sign on: lines come from a form as well, and a long run would take its
 * length squared or cubed.
 */

const due =
  /(?<![\s,;–-])[\s,;–-]*(?<!\p{L})(?:(?:hạn|han)(?: chót| chot)?(?: là| la)?|trước|truoc|xong|by|before|due|until|до|к|срок)[\s:,]*$|(?<![\s,;:–-])[\s,;:–-]+$/iu

const owned =
  /^(?<text>.*?[^\s,;–-])[\s,;–-]+(?:cho|giao(?: cho)?|nguoi lam|for|assigned to|owner|для|поручить|исполнитель|отвечает)[\s:]+(?<owner>[^,;]+)$/u
