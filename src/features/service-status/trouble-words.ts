import { once } from '../../core/once.ts'
import { fold, prepare } from '../../core/understanding/fold.ts'
import { indexNames } from '../../core/understanding/match-names.ts'
import { wordsOf } from '../../core/understanding/tokens.ts'
import { serviceNames } from './service.ts'

const findServices = once(() => indexNames(serviceNames))

/** Whether a text calls one of the service lines by a name that staff have for it. */
export const namesService = (text: string): boolean => findServices()(wordsOf(prepare(text))).length > 0

const anyOf = (words: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'u')

/** Words of a service that fails, on folded text. */
const faults = anyOf([
  'su co|hong|loi|mat|gian doan|truc trac|van de|ngung|ngat|dut|(?:bi|da) sap|sap (?:roi|mang|nguon)|chap chon|cham|te liet|chet|khong (?:goi|hoat dong|dung|chay|vao|gui|nhan|lien lac)',
  'outages?|down|fail(?:s|ed|ing|ures?)?|break(?:s|ing)?|broken?|dead|silent|lost|problems?|issues?|incidents?|faults?|trouble|disruptions?|interrupt(?:ed|ions?)|not? work(?:ing)?|(?:is|does)n.t work(?:ing)?|offline|degraded|slow|unavailable|stops?|stopped|out of (?:order|service)',
  'сбо\\p{L}*|авари\\p{L}*|инцидент\\p{L}*|неполад\\p{L}*|проблем\\p{L}*|неисправ\\p{L}*|отказ\\p{L}*|перебо\\p{L}*|упад\\p{L}*|упал\\p{L}*|леж[аи]т|слома\\p{L}*|не работа\\p{L}*|пропа\\p{L}*|отключ\\p{L}*|недоступ\\p{L}*|молчит|нет|обрыв\\p{L}*|тормоз\\p{L}*',
])

/** Words of a service that works again. */
const recoveries = anyOf([
  'co lai|(?:hoat dong|chay|len|tot|dung duoc|phuc hoi) lai|khac phuc|sua xong|xong|on dinh|phuc hoi|khoi phuc|binh thuong',
  'back|up again|restored|recover(?:s|ed)|fixed|repaired|over|resolved|online',
  'заработа\\p{L}*|восстанов\\p{L}*|почин\\p{L}*|исправ\\p{L}*|устран\\p{L}*|появи\\p{L}*|верне\\p{L}*',
])

/** Words of anything else that becomes of a service. */
const changes = anyOf(['bao tri', 'works|working|available|goes|maintenance', 'работах?|обслуживани\\p{L}*'])

/** "radio is back", "mất mạng giàn": a service line, and that something becomes of it. */
export const namesTrouble = (text: string): boolean => {
  const folded = fold(text)
  return namesService(text) && [faults, recoveries, changes].some((words) => words.test(folded))
}

/** "radio is down": a service line, and that it fails. */
export const namesFault = (text: string): boolean => {
  const folded = fold(text)
  return namesService(text) && faults.test(folded) && !recoveries.test(folded)
}

const place =
  '(?:\\s+(?:o|tai|tren|ngoai|on|at|in|на|в)?\\s*(?:the\\s+)?(?:gian|msp|ctp|мсп|цтп|платформ|platform|rig|shore|onshore|берег)[^,;]*)?'

const everything = [
  '(?:tat ca(?: cac)?|moi|toan bo)(?: thu| dich vu)?|(?:(?:co|moi|cac|bat ky|tat ca) )*(?:su co|gian doan|bao tri)(?: (?:va|hoac|hay) (?:su co|gian doan|bao tri))?(?: (?:nao|moi|gi|cua|ve|cac|dich vu|lien lac|xay ra))*',
  '(?:all|everything|all services|every service|any service)|(?:(?:there is|there are|there.s|any|all|every|new|planned|an?|the|service|something) )*(?:outages?|incidents?|disruptions?|maintenance|goes down|fails|breaks)(?: (?:and|or) (?:outages?|incidents?|disruptions?|maintenance))?(?: (?:of|in|on|with|for)(?: the| any| all)* services?)?',
  '(?:все|всего|всех|все услуги|всех услуг|все сервисы|всех сервисов)|(?:(?:всех|всем|любых|любом|новых|каждом|будут|будет|случится|произойдет) )*(?:сбо\\p{L}*|авари\\p{L}*|инцидент\\p{L}*|перебо\\p{L}*)(?: и (?:сбо|авари|инцидент|перебо|работ)\\p{L}*)?(?: (?:в работе|в|со|на))?(?: (?:связ\\p{L}*|сервис\\p{L}*|услуг\\p{L}*))?',
].map((wording) => new RegExp(`^\\s*(?:${wording})${place}[\\s.!]*$`, 'u'))

/** "all", "any outages of services", "сбоях связи на МСП-1": no service line by itself, hence every one. */
export const meansEveryService = (text: string): boolean => {
  const folded = fold(prepare(text))
  return everything.some((pattern) => pattern.test(folded))
}
