import type { Language } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { fold } from '../../core/understanding/fold.ts'

/** What people say who ask for nothing: thanks, a farewell, or who it is that answers. */
export const smallTalks = ['thanks', 'farewell', 'self'] as const

export type SmallTalk = (typeof smallTalks)[number]

type Wordings = Readonly<Record<Language, string>>

/** On folded text without signs. */
const wordings: Readonly<Record<SmallTalk, Wordings>> = {
  thanks: {
    vi: 'cam on|da ta|(?:ban|em|loa|bot) (?:gioi|tot|hay|tuyet)(?: qua| lam| that)?|gioi qua|huu ich (?:qua|lam)',
    en: 'thanks|thank(?: you| u)?|thx|tks|tnx|thnks|cheers|much appreciated|(?:good|great|nice) (?:job|work|bot)|well done|you are (?:very |so )?(?:helpful|great|the best)',
    ru: 'спасиб(?:о|ки)|спс|пасибо?|благодарю|мерси|(?:ты |вы )?молод(?:ец|цы)|(?:ты )?(?:классный|отличный|хороший) бот|хорошая работа',
  },
  farewell: {
    vi: 'tam biet|bai bai|(?:hen|mai) gap lai|chuc ngu ngon|chao nhe',
    en: '(?:good ?)?bye|see (?:you|ya|u)|good night|take care|have a (?:nice|good|great|calm) (?:day|weekend|evening|shift|one)',
    ru: 'пока|до (?:свидания|встречи|завтра|связи)|всего (?:доброго|хорошего)|хорошего (?:дня|вечера)|(?:спокойной|доброй) ночи|прощай(?:те)?',
  },
  self: {
    vi: '(?:loa|ban|em|may|day)(?: la)? (?:ai|cai gi|nguoi hay (?:may|bot)|bot hay nguoi|nguoi that|co phai (?:la )?(?:nguoi|bot|may)(?: that)?)|ai day|ban ten (?:la )?gi',
    en: '(?:who|what) (?:are you|is loa)|are you (?:an? )?(?:human|robot|bot|machine|ai|program|real)(?: being| person)?|(?:is (?:this|it)|am i (?:talking|chatting|writing) (?:to|with)) a (?:human|robot|bot|machine|real person|person)(?: or (?:a )?(?:bot|human|machine|person|robot))?|(?:who|what) am i (?:talking|chatting|writing) (?:to|with)|what is your name|who (?:made|built|created|wrote) you',
    ru: '(?:ты|вы|лоа|это) (?:кто|человек|бот|робот|машина|программа|живой(?: человек)?)(?: или (?:бот|человек|робот|машина|программа))?|кто (?:ты|вы|такой|такая|это)(?: такой| такая| такие| лоа)?|что такое лоа|с кем я (?:говорю|общаюсь|разговариваю|переписываюсь)|как тебя зовут|кто тебя (?:сделал|создал|написал)',
  },
}

/** What stands around it and means no more; each word once, or a long row of them takes ever so many readings. */
const fillers: Wordings = {
  vi: 'da|vang|oke|okie|u|uh|the|vay|hay qua|tot qua|tot|tuyet voi|tuyet|xin|rat|nhieu|lam|ban|anh|chi|em|chu|bac|con|chau|toi|minh|loa|bot|ad|nhe|nhen|nghen|nha|nhi|a|oi|vi|da giup|giup do|biet roi|hieu roi|khong|ko|ha|roi',
  en: 'ok|okay|great|perfect|cool|got it|all right|alright|good|nice|super|very|much|so|a lot|many|again|dear|friend|for (?:the|your) (?:help|answer|information|info)|for (?:helping|everything|that)|now|then|tomorrow|later|soon|and|you|really|exactly',
  ru: 'ок|окей|хорошо|понял|поняла|понятно|отлично|супер|ясно|ага|да|ладно|все|большое|огромное|вам|тебе|лоа|бот|дорогой|за (?:помощь|ответ|информацию|подсказку)|(?:больше )?вопросов нет|очень|и|ну|тогда|вообще',
}

const anyOf = (words: Wordings): string => `(?:${Object.values(words).join('|')})`

const patterns = once(() => {
  const filler = anyOf(fillers)
  const courtesy = `(?:${filler}|${anyOf(wordings.thanks)}|${anyOf(wordings.farewell)})`
  return smallTalks.map((talk) => ({
    talk,
    pattern: new RegExp(`^(?:${filler} )*${anyOf(wordings[talk])}(?: ${courtesy})*$`, 'u'),
  }))
})

/** undefined: there is more in the text than small talk. */
export const readSmallTalk = (text: string): SmallTalk | undefined => {
  if (text.length > 80) return undefined
  const words = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return patterns().find(({ pattern }) => pattern.test(words))?.talk
}
