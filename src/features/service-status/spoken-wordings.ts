import type { Language } from '../../core/i18n/language.ts'

export type SpokenDeedName = 'subscribe' | 'unsubscribe' | 'report' | 'find'

/** A deed in words that a question may begin with too, so that what it is about has to be named. */
type Wording = {
  readonly deed: SpokenDeedName
  /** On folded text; `WHAT` is what it is about. */
  readonly pattern: string
  /** `service`: names a line, or every one. `trouble`: and that it fails or works again. `fault`: and that it fails. */
  readonly needs: 'service' | 'trouble' | 'fault'
}

const me = { vi: '(?:toi|em|minh|anh|chi|tui|bon em|chung toi)', ru: '(?:мне|меня|нам|нас)' }
const news = {
  en: '(?:alerts?|notifications?|updates?|messages?|news)',
  ru: '(?:уведомлени\\p{L}*|оповещени\\p{L}*|сообщени\\p{L}*|новост\\p{L}*)',
}
const enRemind = '(?:notify|alert|warn|ping|message|text)'
const ruKeeps = '(?:сообща|уведомля|оповеща|предупрежда|извеща|информиру|присыла)'
const ruOnce = '(?:сообщи|уведоми|оповести|предупреди|извести|дай)(?:те)?(?: знать)?'
const ruAbout = '(?:обо?|о|про|по|при|если|когда|как только|в случае)'

export const spokenWordings: Readonly<Record<Language, readonly Wording[]>> = {
  vi: [
    {
      deed: 'unsubscribe',
      pattern: `(?:dung|thoi|ngung|khong|ko|khoi|bo)(?: can| phai| muon)?(?: (?:bao|thong bao|nhan|nhan tin|canh bao|gui thong bao|gui tin))(?: cho)? ${me.vi}(?: biet)?(?: (?:ve|khi|neu))? WHAT(?: nua)?`,
      needs: 'service',
    },
    {
      deed: 'unsubscribe',
      pattern:
        '(?:tat|huy|bo|ngung|thoi|dung|khong)(?: muon)?(?: gui| nhan| dang ky)* (?:thong bao|canh bao|tin|theo doi)(?: (?:ve|khi|cho|cua))?(?! duoc) WHAT(?: nua)?',
      needs: 'service',
    },
    {
      deed: 'subscribe',
      pattern: `(?:bao|thong bao|nhan|nhan tin|bao tin|canh bao|gui (?:thong bao|tin|canh bao)|cho)(?: lai| ngay| som| giup| ho)*(?: cho)? ${me.vi}(?: biet| hay)?(?: ngay| som)?(?: (?:moi|ngay))? (?:khi|neu|luc|ve)(?! nao) WHAT`,
      needs: 'trouble',
    },
    {
      deed: 'subscribe',
      pattern: `(?:khi nao |luc nao |neu |khi |he )?WHAT (?:thi|la) (?:bao|thong bao|nhan|canh bao)(?: lai| ngay| giup)*(?: cho)? ${me.vi}(?: biet)?(?: ngay)?`,
      needs: 'trouble',
    },
    {
      deed: 'subscribe',
      pattern:
        '(?:dang ky(?: nhan)?|nhan|bat) (?:thong bao|tin|canh bao|tin nhan)(?: (?:khi|ve|cho))?(?! duoc) WHAT',
      needs: 'service',
    },
    {
      deed: 'report',
      pattern: '(?:bao|ghi nhan|ghi|khai)(?! cao| cho| toi| em| gio) (?:la |rang )?WHAT',
      needs: 'fault',
    },
    {
      deed: 'report',
      pattern: `WHAT\\s*[,;.–-]\\s*(?:(?:hay|nho|giup|lam on|loa) )*(?:ghi nhan|bao|mo|tao|ghi|lap)(?: giup| ho)?(?: ${me.vi})?(?: (?:su co|lai|vao so|ngay|giup))*`,
      needs: 'fault',
    },
    {
      deed: 'find',
      pattern: '(?:ket thuc|dong|khac phuc xong|xu ly xong|cap nhat|bo sung) su co(?: ve| o| tai)? WHAT',
      needs: 'service',
    },
  ],
  en: [
    {
      deed: 'unsubscribe',
      pattern: `(?:stop|quit) (?:notifying|alerting|telling|informing|warning|messaging|pinging|updating|sending)(?: me)?(?: ${news.en})?(?: (?:about|of|on|for|when|if))? WHAT`,
      needs: 'service',
    },
    {
      deed: 'unsubscribe',
      pattern:
        '(?:do not|don.?t|never|no longer) (?:notify|alert|tell|inform|warn|message|ping|update) me(?: (?:about|of|on|when|if))? WHAT(?: any ?more)?',
      needs: 'service',
    },
    {
      deed: 'unsubscribe',
      pattern: `(?:no more|stop|cancel|turn off|switch off|disable|mute)(?: the| my| all)? (?:${news.en}|subscription)(?: (?:about|of|on|for|to|from|when))? WHAT`,
      needs: 'service',
    },
    {
      deed: 'subscribe',
      pattern: `(?:${enRemind} me|keep me (?:posted|updated|informed|in the loop)|send me ${news.en}|(?:get|receive|turn on|switch on|enable|want|need) ${news.en})(?: (?:about|of|on|for|with|regarding)) WHAT`,
      needs: 'service',
    },
    {
      deed: 'subscribe',
      pattern: `(?:(?:${enRemind}|tell|inform) me|let me know|send me (?:an? )?${news.en}) (?:when|once|as soon as|whenever|the moment|each time|every time)(?!.*\\b(?:will|was|were|did)\\b) WHAT`,
      needs: 'trouble',
    },
    {
      deed: 'subscribe',
      pattern: `(?:${enRemind} me|(?:tell|inform) me(?!.*\\b(?:is|are)\\b)|let me know(?!.*\\b(?:is|are)\\b)) (?:if|in case)(?!.*\\b(?:will|was|were|did)\\b) WHAT`,
      needs: 'trouble',
    },
    { deed: 'subscribe', pattern: '(?:inform|update|tell) me (?:about|of) WHAT', needs: 'trouble' },
    {
      deed: 'subscribe',
      pattern:
        'be (?:notified|alerted|informed|told|warned|kept (?:posted|informed|updated)) (?:about|of|on|when|if) WHAT',
      needs: 'service',
    },
    {
      deed: 'subscribe',
      pattern: `(?:sign me up|subscribe me)(?: (?:to|for))?(?: ${news.en}(?: (?:about|of|on|for))?)? WHAT`,
      needs: 'service',
    },
    {
      deed: 'report',
      pattern:
        '(?:report|log|raise|register|record|file|open)(?: an?| the| new)* (?:fault|failure|problem|issue|disruption)(?: (?:on|at|of|with|in|for))? WHAT',
      needs: 'service',
    },
    {
      deed: 'report',
      pattern: '(?:report|log|record|register)(?: that| the| an?)*[ :]+WHAT',
      needs: 'fault',
    },
    {
      deed: 'report',
      pattern:
        'WHAT\\s*[,;.–-]\\s*(?:(?:please|and|so|can you|could you|loa)[ ,]+)*(?:(?:report|log|record|register|file) (?:it|this|that)|(?:open|report|log|raise|create|file|record)(?: an?| the| new)* (?:incident|outage|ticket))',
      needs: 'fault',
    },
    {
      deed: 'find',
      pattern:
        '(?:resolve|close(?: out)?|end|finish|update|edit)(?: the| this| an?)? (?=.*\\b(?:incident|outage)\\b)WHAT',
      needs: 'service',
    },
  ],
  ru: [
    {
      deed: 'unsubscribe',
      pattern: `(?:больше )?не (?:надо |нужно )?(?:${ruKeeps}(?:й|йте|ть)|информировать|шли(?:те)?|слать|следи(?:те)? за)(?: больше)?(?: ${me.ru})?(?: больше)?(?: ${news.ru})?(?: ${ruAbout})? WHAT`,
      needs: 'service',
    },
    {
      deed: 'unsubscribe',
      pattern: `(?:перестань(?:те)?|прекрати(?:те)?|хватит) (?:${ruKeeps}ть|информировать|слать|следить за)(?: ${me.ru})?(?: ${news.ru})?(?: ${ruAbout})? WHAT`,
      needs: 'service',
    },
    {
      deed: 'unsubscribe',
      pattern: `(?:отключи|выключи|отмени|убери)(?:те|ть)? (?:${news.ru}|подписку)(?: (?:обо?|о|по|на|про|от))? WHAT`,
      needs: 'service',
    },
    {
      deed: 'subscribe',
      pattern: `(?:${ruKeeps}(?:й|йте|ть)|шли(?:те)?)(?: ${me.ru})?(?: ${news.ru})?,? ${ruAbout} WHAT`,
      needs: 'service',
    },
    { deed: 'subscribe', pattern: 'знать (?:обо?|о|про) WHAT', needs: 'trouble' },
    {
      deed: 'subscribe',
      pattern: `${ruOnce}(?: ${me.ru})?,? (?:когда|если|как только|при) WHAT`,
      needs: 'trouble',
    },
    {
      deed: 'subscribe',
      pattern: 'держи(?:те)?(?: меня)? в курсе(?: (?:по|обо?|о|про))? WHAT',
      needs: 'service',
    },
    {
      deed: 'subscribe',
      pattern: `(?:получать|включи(?:те|ть)?|подключи(?:те|ть)?) ${news.ru} (?:обо?|о|по|про|на) WHAT`,
      needs: 'service',
    },
    {
      deed: 'report',
      pattern:
        '(?:сообщаю|докладываю|(?:зафиксируй|зарегистрируй|запиши|оформи)(?:те)?|зафиксировать|зарегистрировать)[:,]?(?: обо?| о| что)? WHAT',
      needs: 'fault',
    },
    {
      deed: 'report',
      pattern:
        'WHAT\\s*[,;.–-]\\s*(?:(?:пожалуйста|и)[ ,]+)*(?:откр(?:ой|ыть)|завед?и|завести|зафиксируй|зарегистрируй|сообщи|запиши|созда(?:й|ть)|оформи)(?:те)?(?: (?:инцидент|это|об этом|сбой|аварию))*',
      needs: 'fault',
    },
    {
      deed: 'find',
      pattern: '(?:закр\\p{L}+|заверш\\p{L}+|обнов\\p{L}+) (?:инцидент|сбой|аварию)(?: (?:с|со|на|по))? WHAT',
      needs: 'service',
    },
  ],
}
