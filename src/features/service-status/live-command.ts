import { type Language, languages } from '../../core/i18n/language.ts'
import { fold } from '../../core/understanding/fold.ts'
import { type Phase, phases } from './incident.ts'
import { texts } from './wording.ts'

/** A text that does something to the log, or to what one is told of it. */
export type LiveCommand = {
  readonly name: LiveCommandName
  /** The language of its words. */
  readonly spoken: Language
  /** Of the incident or the work. */
  readonly id: string
  /** What stands between the command and the colon. */
  readonly head: string
  /** What stands behind the colon, or on the lines below; undefined: there is no colon. */
  readonly text: string | undefined
}

export const liveCommandNames = [
  'open',
  'update',
  'resolve',
  'impact',
  'report',
  'unsubscribe',
  'subscribe',
  'quiet',
  'digest',
  'change-work',
  'cancel-work',
  'open-work',
  'plan',
  'clear-state',
  'set-state',
] as const

export type LiveCommandName = (typeof liveCommandNames)[number]

/** Beginnings of commands on folded text; `ID` stands for the number of an incident or a work, `END` for nothing behind. */
const wordings = {
  vi: {
    open: '(?:xem )?su co (?:so )?#?ID END',
    update: 'cap nhat su co (?:so )?#?ID',
    resolve: '(?:ket thuc|dong|khac phuc xong) su co (?:so )?#?ID',
    impact: 'muc (?:do )?su co (?:so )?#?ID',
    report: '(?:bao|ghi nhan|mo|tao) su co(?: ve| o| tai)?',
    unsubscribe: '(?:bo|ngung|thoi|huy) theo doi',
    subscribe: 'theo doi',
    quiet: 'gio yen tinh',
    digest: 'tong hop su co(?: luc)?',
    'change-work': '(?:doi|chuyen) (?:lich )?bao tri (?:so )?#?ID',
    'cancel-work': 'huy (?:lich )?bao tri (?:so )?#?ID',
    'open-work': '(?:xem )?bao tri (?:so )?#?ID END',
    plan: '(?:len lich|lap lich|lap|them) bao tri',
    'clear-state': 'bo trang thai tay',
    'set-state': 'dat trang thai',
  },
  en: {
    open: '(?:show |open )?incident (?:no\\.? ?)?#?ID END',
    update: 'update incident (?:no\\.? ?)?#?ID',
    resolve: '(?:resolve|close) incident (?:no\\.? ?)?#?ID',
    impact: 'impact (?:of )?incident (?:no\\.? ?)?#?ID',
    report: '(?:report|log|open)(?: an?| new)? incident(?: on| at| of| with| in)?',
    unsubscribe: '(?:unsubscribe(?: from)?|unfollow)',
    subscribe: '(?:subscribe(?: to)?|follow)',
    quiet: 'quiet hours',
    digest: 'incident digest(?: at)?',
    'change-work': '(?:move|change) maintenance #?ID(?: to)?',
    'cancel-work': 'cancel maintenance #?ID',
    'open-work': '(?:show |open )?maintenance #?ID END',
    plan: 'plan maintenance(?: of| on| for)?',
    'clear-state': 'clear (?:manual )?(?:state|status)(?: of)?',
    'set-state': 'set (?:state|status)(?: of)?',
  },
  ru: {
    open: '(?:показать )?инцидент (?:№ ?|#)?ID END',
    update: 'обновить инцидент (?:№ ?|#)?ID',
    resolve: '(?:закрыть|завершить) инцидент (?:№ ?|#)?ID',
    impact: 'уровень инцидента (?:№ ?|#)?ID',
    report:
      '(?:сообщить об? |сообщаю об? |открыть |новый |завести )(?:инцидент\\p{L}*|сбо\\p{L}*|авари\\p{L}*)',
    unsubscribe: 'отписать(?:ся)?(?: от)?',
    subscribe: '(?:подписаться(?: на)?|подпиши(?:те)?(?: меня)? на|следить за)',
    quiet: 'тихие часы',
    digest: 'сводка инцидентов(?: в)?',
    'change-work': '(?:перенести|изменить) работы (?:№ ?|#)?ID(?: на)?',
    'cancel-work': 'отменить работы (?:№ ?|#)?ID',
    'open-work': '(?:показать )?работы (?:№ ?|#)?ID END',
    plan: '(?:запланировать|спланировать) (?:работы|техобслуживание|обслуживание)(?: на| по)?',
    'clear-state': '(?:сбросить|снять) (?:ручное )?состояние',
    'set-state': '(?:задать|установить) состояние',
  },
} as const satisfies Record<Language, Record<LiveCommandName, string>>

const compile = (wording: string): RegExp => {
  const source = wording
    .replace(' END', '(?=[\\s.!]*$)')
    .replace('ID', '(?<id>\\d{1,9}|[a-z0-9]+(?:-[a-z0-9]+)+)')
    .replaceAll(' ', '\\s+')
    .replaceAll('\\s+?', '\\s*')
  return new RegExp(`^\\s*${source}(?=$|[\\s:.!,])`, 'u')
}

const patterns = languages.flatMap((spoken) =>
  liveCommandNames.map((name) => ({ name, spoken, pattern: compile(wordings[spoken][name]) })),
)

/** undefined: it is no command of the log. Case, marks and the form of letters make no difference. */
export const readLiveCommand = (typed: string): LiveCommand | undefined => {
  const text = typed.normalize('NFC')
  const folded = fold(text)
  // Only without stray marks do places in the folded text stand for places in the text.
  const source = folded.length === text.length ? text : folded
  for (const { name, spoken, pattern } of patterns) {
    const found = pattern.exec(folded)
    if (!found) continue
    const rest = source.slice(found[0].length)
    return { name, spoken, id: found.groups?.['id'] ?? '', ...divide(rest) }
  }
  return undefined
}

/** A colon before a blank or the end divides, or a new line: that of "9:00" does not. */
const divide = (rest: string): Pick<LiveCommand, 'head' | 'text'> => {
  const divider = /:(?=\s|$)|\n/u.exec(rest)
  if (!divider) return { head: rest.trim(), text: undefined }
  return {
    head: rest.slice(0, divider.index).trim(),
    text: rest.slice(divider.index + 1).trim(),
  }
}

/** How far an incident has come, by its word in any language. */
export const readPhase = (text: string): Phase | undefined => {
  const folded = fold(text)
  return phases.find((phase) =>
    [phase, ...languages.map((language) => fold(texts(language)(`phase.${phase}`)))].some((wording) =>
      folded.includes(wording),
    ),
  )
}

const promise =
  /(?:^|[\s.;,(–-])(?:cap nhat tiep(?: theo)?|hen cap nhat|next update|следующее (?:обновление|сообщение)|обновление)\s*:?\s*(?:luc|vao|at|в)?\s+(?<when>[^\n]+?)\)?[\s.]*$/du

/** "…; next update at 11:00" behind what was said: the words before it, and the words of the time. */
export const readPromise = (text: string): { readonly text: string; readonly when: string | undefined } => {
  const found = promise.exec(fold(text))
  const place = found?.indices?.groups?.['when']
  if (!found || !place) return { text, when: undefined }
  return { text: text.slice(0, found.index).replace(/[\s;,(–-]+$/u, ''), when: text.slice(...place) }
}
