import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { type PoliteWish, politely, wishesFor } from '../../core/understanding/courtesy.ts'

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

type Name = (typeof liveCommandNames)[number]

/**
 * Beginnings of commands on folded text; `ID` stands for the number of an incident or a work, `END` for nothing
 * behind, `HELP` for "for me".
 */
const wordings = {
  vi: {
    open: '(?:xem |mo )?su co (?:so )?#?ID END',
    update: '(?:cap nhat|sua|bo sung|ghi them|them vao)HELP su co (?:so )?#?ID',
    resolve:
      '(?:(?:ket thuc|dong|khac phuc xong|xu ly xong|giai quyet xong|da khac phuc|da xu ly xong|hoan thanh)HELP su co (?:so )?#?ID|su co (?:so )?#?ID (?:da )?(?:khac phuc|xu ly xong|xong|het)(?: xong| roi)*(?!.*(?:\\bchua\\b|\\?)))',
    impact: '(?:muc|doi muc)(?: do)? su co (?:so )?#?ID',
    report: '(?:bao|ghi nhan|ghi|mo|tao|khai bao|lap|them)HELP(?: mot| 1)? su co(?: moi)?(?: ve| o| tai)?',
    unsubscribe: '(?:bo|ngung|thoi|huy|dung|khong)(?: dang ky)? theo doi(?: nua)?HELP',
    subscribe: '(?:dang ky )?theo doiHELP',
    quiet: '(?:dat )?gio yen tinh (?:su co|dich vu)',
    digest: 'tong hop su co(?: luc)?',
    'change-work': '(?:doi|chuyen)(?: sang)?(?: lich)?HELP bao tri (?:so )?#?ID(?: sang)?',
    'cancel-work': 'huyHELP (?:lich )?bao tri (?:so )?#?ID',
    'open-work': '(?:xem |mo )?bao tri (?:so )?#?ID END',
    plan: '(?:len lich|lap lich|xep lich|dat lich|len ke hoach|lap ke hoach|lap|them|tao)HELP(?: lich)? (?:bao tri|bao duong)(?: cho)?',
    'clear-state': 'bo trang thai tay',
    'set-state': 'dat trang thai',
  },
  en: {
    open: '(?:show |open )?incident (?:no\\.? ?|number )?#?ID END',
    update: '(?:update|edit|change|add to)(?: the)? incident (?:no\\.? ?|number )?#?ID',
    resolve:
      '(?:(?:resolve|close|close out|end|finish)(?: the)? incident (?:no\\.? ?|number )?#?ID|mark incident (?:no\\.? ?|number )?#?ID(?: as)? (?:resolved|fixed|closed)|incident (?:no\\.? ?|number )?#?ID(?: is| has been)?(?: now)? (?:resolved|fixed|closed|over)(?!.*\\?))',
    impact: 'impact (?:of )?incident (?:no\\.? ?)?#?ID',
    report:
      '(?:report|log|open|record|raise|register|create|file|declare|add|start)(?: me)?(?: an?| the| new)*? (?:incident|outage)(?: on| at| of| with| in| for)?',
    unsubscribe: '(?:unsubscribe(?: me)?(?: from)?|unfollow|stop (?:following|watching|tracking))',
    subscribe: '(?:subscribe(?: me)?(?: to)?|follow|start following)',
    quiet: '(?:set )?(?:incident|service) quiet hours',
    digest: 'incident digest(?: at)?',
    'change-work':
      '(?:move|change|reschedule|shift|postpone) (?:the )?maintenance (?:no\\.? ?|number )?#?ID(?: to)?',
    'cancel-work': '(?:cancel|call off) (?:the )?maintenance (?:no\\.? ?|number )?#?ID',
    'open-work': '(?:show |open )?maintenance #?ID END',
    plan: '(?:plan|schedule|add|book|set up|arrange)(?: me)?(?: an?| some| the| new| planned)*? maintenance(?: work| window)?(?: of| on| for)?',
    'clear-state': 'clear (?:manual )?(?:state|status)(?: of)?',
    'set-state': 'set (?:state|status)(?: of)?',
  },
  ru: {
    open: '(?:показать |покажи(?:те)? |открыть |открой(?:те)? )?инцидент (?:№ ?|#|номер )?ID END',
    update: '(?:обнови(?:те|ть)?|дополни(?:те|ть)?|измени(?:те|ть)?) инцидент (?:№ ?|#|номер )?ID',
    resolve:
      '(?:(?:закр(?:ой|ойте|ыть)|заверши(?:те|ть)?) инцидент (?:№ ?|#|номер )?ID|инцидент (?:№ ?|#|номер )?ID (?:уже )?(?:устранен|закрыт|решен|исправлен)(?!.*\\?))',
    impact: 'уровень инцидента (?:№ ?|#)?ID',
    report:
      '(?:сообщить об? |сообщи(?:те)? об? |сообщаю об? |откр(?:ыть|ой|ойте) |новый |зав(?:ести|еди|едите) |созда(?:ть|й|йте) |(?:зарегистрируй|зафиксируй|запиши|оформи)(?:те)? |зарегистрировать |зафиксировать |оформить )(?:новый |новую )?(?:инцидент\\p{L}*|сбо\\p{L}*|авари\\p{L}*)(?: с| со| на| по)?',
    unsubscribe: '(?:отписать(?:ся)?|отпиши(?:те)?)(?: меня)?(?: от)?',
    subscribe:
      '(?:подписать(?:ся)?(?: меня)?(?: на)?|подпиши(?:те)?(?: меня)? на|следить за|следи(?:те)? за|отслеживай(?:те)?|отслеживать)',
    quiet: 'тихие часы (?:сбоев|инцидентов|сервисов)',
    digest: 'сводка инцидентов(?: в)?',
    'change-work': '(?:перенеси(?:те)?|перенести|измени(?:те|ть)?) работы (?:№ ?|#|номер )?ID(?: на)?',
    'cancel-work': 'отмени(?:те|ть)? работы (?:№ ?|#|номер )?ID',
    'open-work': '(?:показать |покажи(?:те)? )?работы (?:№ ?|#)?ID END',
    plan: '(?:запланир(?:овать|уй|уйте)|спланир(?:овать|уй|уйте)|назначь(?:те)?|назначить|добавь(?:те)?|добавить|созда(?:й|йте|ть)) (?:плановые )?(?:работы|техработы|техобслуживание|техническое обслуживание|обслуживание|профилактику)(?: на| по)?',
    'clear-state': '(?:сбросить|снять) (?:ручное )?состояние',
    'set-state': '(?:задать|установить) состояние',
  },
} as const satisfies Record<Language, Record<Name, string>>

/** Ids with a hyphen come from data files; these words with one are services and places. */
const id = '(?!(?:e-mail|wi-fi|[a-z]{2,4}-\\d+(?![\\d-]|\\p{L})))(?:\\d{1,9}|[a-z0-9]+(?:-[a-z0-9]+)+)'

const compile = (wording: string, spoken: Language): PoliteWish => {
  const source = wording
    .replaceAll('HELP', '(?: giup| ho| dum)?(?: toi| em| minh)?')
    .replace(' END', '')
    .replaceAll('ID', `(?<id>${id})`)
    .replaceAll(' ', '\\s+')
    .replaceAll('\\s+?', '\\s*')
  const rest = wording.endsWith(' END') ? '' : '.*?'
  return politely(spoken, `${source}(?=$|[\\s:.!,])(?<rest>${rest})`)
}

/** Each command in each language, in the order in which they are tried. */
export const livePatterns = once(() =>
  wishesFor(
    languages.flatMap((spoken) =>
      liveCommandNames.map((name) => ({ name, spoken, pattern: compile(wordings[spoken][name], spoken) })),
    ),
  ),
)
