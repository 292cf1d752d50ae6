import type { Language } from '../../core/i18n/language.ts'
import type { NoticeCategory } from '../../core/people/disturbing.ts'

/** Pieces of patterns, on folded text without words of courtesy. */
export type WishWords = {
  readonly mute: string
  readonly unmute: string
  /** What is muted where no category is named. */
  readonly anything: string
  readonly categories: Readonly<Record<NoticeCategory, string>>
  /** What may stand behind what is muted. */
  readonly tail: string
  readonly quiet: string
  /** Quiet hours by their name: `off` takes them back. */
  readonly hours: string
  readonly end: string
  readonly off: string
  readonly again: string
  /** When it should be quiet without an hour; begins with no blank: one stands before each already. */
  readonly when: string
}

export const wishWords: Readonly<Record<Language, WishWords>> = {
  vi: {
    mute: '(?:tat|ngung|ngat|bo|huy|tam dung|tam ngung|dung gui|dung bao|khong (?:muon |can )?(?:nhan|gui|can|bao))(?: (?:cho )?(?:toi|em|minh))?(?: (?:het|tat ca|moi|cac|them|nhan|gui))*',
    unmute: '(?:bat|mo|nhan|gui)(?: lai)?(?: (?:het|tat ca|moi|cac))*',
    anything: 'thong bao|tin nhan|tin|nhac nho|chuong|chuong bao|am bao',
    categories: {
      announcements: '(?:thong bao |tin |tin nhan )?(?:chung|tin chung|thuong)',
      incidents: '(?:(?:thong bao|tin|canh bao|bao)(?: ve)? )?(?:su co)',
      reminders: '(?:thong bao |tin |loi )?(?:nhac viec|nhac nho|nhac|nhac hen)',
    },
    tail: 'nua|cho (?:toi|em|minh)|cua loa|tu loa',
    quiet:
      '(?:khong|dung|xin dung) (?:lam phien|quay ray|nhan tin|nhan|gui tin nhan|gui tin|gui thong bao|nhac|bao|goi)(?: (?:cho )?(?:toi|em|minh|anh|chi))?|(?:(?:cai|dat|bat|chon|hen|muon)(?: dat)? )?(?:gio yen tinh|gio yen lang|che do (?:yen lang|im lang|khong lam phien))|yen lang|im lang',
    hours: 'gio yen tinh|gio yen lang|(?:che do )?(?:khong lam phien|yen lang|im lang)',
    end: 'tat|bo|huy|xoa|thoi|ngung',
    off: 'tat|bo|thoi|huy',
    again: '(?:nhan|gui) tin lai binh thuong|het gio yen tinh|lam phien (?:lai )?cung duoc',
    when: '(?:(?:vao|trong|ca|suot|moi|hang) ?)?(?:ban dem|buoi toi|buoi dem|ban toi|dem khuya|toi nay|dem nay|dem|toi|khuya|luc ngu|khi ngu|gio ngu|gio nghi|ngoai gio(?: lam viec| hanh chinh)?|cuoi tuan|hom nay|ngay mai|ngay|bay gio|buoi trua|buoi sang|buoi chieu|gio hop|khi hop|nua)',
  },
  en: {
    mute: '(?:(?:turn|switch)(?= .* off$)|mute|silence|pause|disable|switch off|turn off|stop sending|stop|don.t send|do not send|no more|no|unsubscribe (?:me )?from|i don.t (?:want|need)(?: any| to get| to receive)?)(?: me)?(?: (?:all|any|the|my|more|getting|receiving|of))*',
    unmute:
      '(?:(?:turn|switch)(?= .* on$)|unmute|enable|switch on|turn on|turn back on|switch back on|resume|send me|subscribe (?:me )?to|restore)(?: (?:all|the|my|again))*',
    anything:
      'notifications?|messages?|notices?|alerts?|everything|pings?|loa|messages? from loa|notifications? from loa',
    categories: {
      announcements: 'announcements?(?: notifications?)?',
      incidents: '(?:service )?incidents?(?: (?:notices?|notifications?|messages?|alerts?))?',
      reminders: 'reminders?(?: (?:notices?|notifications?|messages?))?',
    },
    tail: 'off|(?:back )?on|again|anymore|any more|to me|from loa',
    quiet:
      '(?:do not|don.t|dont|never|stop) (?:disturb(?:ing)?|bother(?:ing)?|message|messaging|text(?:ing)?|ping(?:ing)?|notify(?:ing)?|contact|wake|writ(?:e|ing)(?: to)?|send)(?: me)?(?: (?:up|anything|messages?|notifications?|notices?))*|(?:(?:set|turn on|switch on|enable|activate|schedule|start|have)(?: up)?(?: my| the| some)? )?(?:quiet (?:hours|time|mode)|do not disturb|dnd|silent mode)|(?:keep|be|stay) (?:quiet|silent)|leave me alone|no (?:messages?|notifications?|notices?)',
    hours: 'quiet (?:hours|time|mode)|do not disturb|dnd|silent mode',
    end: '(?:turn|switch) off|disable|cancel|remove|delete|stop|end|clear|drop',
    off: 'off|never|end',
    again: '(?:disturb|message|notify) me again|you may disturb me(?: again)?|no quiet (?:hours|time)',
    when: '(?:(?:at|in the|during the|during|after|on|by|over|every|each|all|for|while) ?)?(?:my |the )?(?:nights?|nighttime|night time|evenings?|sleep|sleeping|hours|bedtime|after work|work|working hours|weekends?|today|tonight|tomorrow|meetings?|mornings?|lunch|daily|every day|day|now|a while|an hour|anymore|any more)',
  },
  ru: {
    mute: '(?:больше )?(?:отключи(?:те|ть)?|выключи(?:те|ть)?|убери(?:те)?|убрать|заглуши(?:те|ть)?|останови(?:те|ть)?|приостанови(?:те|ть)?|не (?:присылай(?:те)?|присылать|шли(?:те)?|отправляй(?:те)?|показывай(?:те)?)|не (?:нужны|нужно|надо|хочу получать)|без|хватит|отпиши(?:те)?(?: меня)? от|отписаться от)(?: (?:мне|все|всех|больше|эти|присылать|от|меня))*',
    unmute:
      '(?:включи(?:те|ть)?|верни(?:те)?|вернуть|возобнови(?:те|ть)?|присылай(?:те)?)(?: (?:мне|все|обратно|снова|опять))*',
    anything: 'уведомлени[яей]|сообщени[яей]|оповещени[яей]|все|звук',
    categories: {
      announcements: '(?:уведомления об |сообщения об )?объявлени(?:я|й|ях)',
      incidents: '(?:(?:уведомления|сообщения|оповещения) об? )?(?:инцидент(?:ы|ов|ах)|сбо(?:и|ев|ях))',
      reminders: 'напоминани[яй]',
    },
    tail: 'мне|больше|от loa|снова|обратно|опять',
    quiet:
      '(?:больше )?не (?:беспокой(?:те)?|беспокоить|тревож(?:ь|ьте|ить)|отвлека(?:й|йте|ть)|пиши(?:те)?|писать|буди(?:те)?|шли(?:те)?|присылай(?:те)?|присылать|отправляй(?:те)?|уведомляй(?:те)?)(?: (?:мне|меня|ничего|сообщени[яей]|уведомлени[яей]))*|(?:(?:включи|поставь|установи|задай|настрой|сделай|назначь)(?:те|ть)? |(?:установить|задать|поставить|настроить|включить) )?(?:тихие часы|тихий режим|режим тишины|режим .?не беспокоить.?)|тишина|без (?:уведомлений|сообщений)',
    hours: 'тихие часы|тихий режим|режим тишины|(?:режим )?.?не беспокоить.?',
    end: 'отключи(?:те|ть)?|выключи(?:те|ть)?|отмени(?:те|ть)?|убери(?:те)?|убрать|сними(?:те)?|удали(?:те|ть)?',
    off: 'выкл(?:ючи(?:ть)?)?|нет|отмени(?:ть)?|отключи(?:ть)?',
    again: 'можно (?:снова |опять )?беспокоить|без тихих часов',
    when: '(?:(?:по|в|во|на|во время|после|каждую|каждый) ?)?(?:ночью|ночам|ночь|вечером|вечерам|вечер|выходные|выходным|нерабочее время|работы|сна|день|дня|сегодня|завтра|утром|утрам|совещани[йяе]|обед|время|сейчас|больше)',
  },
}
