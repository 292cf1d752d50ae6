import type { Language } from '../../core/i18n/language.ts'
import { languages } from '../../core/i18n/language.ts'
import { fold } from '../../core/understanding/fold.ts'
import { type DeclineReason, declineReasons } from './appointment.ts'
import { createReadDeed, type Wordings } from './read-deed.ts'
import { texts } from './texts.ts'

/** What a typed text asks of booking; `rest` are the words behind the command: a time, or a reason. */
export type TypedBooking = {
  readonly deed: BookingDeed
  readonly language: Language
  readonly rest: string
}

/** In the order in which they are looked for. */
const deeds = ['wait', 'decline', 'confirm', 'move', 'book'] as const

export type BookingDeed = (typeof deeds)[number]

const vi = 'kham(?: suc khoe)?(?: dinh ky)?'
const own = '(?:toi|tui|em|minh|anh|chi)'
/** Nothing of somebody else's: "hủy lịch khám của Bảo". */
const ofSelf = `(?: (?:cua|cho) ${own}(?=$|[\\s,.!?:]))?(?! (?:cua|cho) )`
const en =
  '(?:(?:health|medical|annual|periodic) )*(?:(?:check|exam|examination)(?:[- ]?up)?|(?<=health |medical )check(?:-?up)?s|medical|checkup)(?: (?:appointment|slot|time|date))?(?! (?:of|for) (?!me|my|the|next|this|on|to|mon|tue|wed|thu|fri|sat|sun))'
const appointment = '(?:(?:appointment|booking|slot|time|place) (?:for|at|of) )?'
const ru = '(?:мед ?)?осмотр(?:а|е|у)?'

/** Buttons are phrased with messages that these read. */
const wordings: Wordings<BookingDeed> = {
  wait: {
    vi: [
      `(?:cho cho|xep hang|danh sach cho|hang cho) ${vi}`,
      `(?:vao|dua ${own} vao|xep ${own} vao|dang ky(?: vao)?|ghi ten(?: ${own})? vao) (?:danh sach cho|hang cho|hang doi)(?: di)? ${vi}`,
    ],
    en: [
      `(?:waiting list|wait for)(?: for)?(?: an?| my| the)? ${en}`,
      `(?:put me|add me|join|get me|get|go)(?: on| to| in)?(?: the| a)? (?:waiting ?list|wait ?list|queue|line) (?:for|of)(?: an?| my| the)? ${en}`,
    ],
    ru: [
      `(?:(?:постав(?:ь|ьте|ить)|запиши(?:те)?|записать(?:ся)?|добав(?:ь|ьте|ить)|встать|включи(?:те)?) )?(?:меня )?(?:в )?(?:лист ожидания|очередь|список ожидания)(?: на)? ${ru}`,
    ],
  },
  decline: {
    vi: [
      `(?:tu choi|huy|huy bo|bo|xoa)(?: (?:giup|cho|ho) ${own})?(?: lich| hen| cuoc hen| lich hen| buoi| gio)+ ${vi}${ofSelf}`,
      `(?:${own} )?(?:khong|ko) (?:the )?(?:di|den|toi) ${vi}(?: [\\p{L}\\d/]+){0,4} duoc`,
      `huy(?: bo)? ${vi}${ofSelf}`,
      `(?:rut|xoa|bo)(?: ten)?(?: ${own})? (?:khoi |ra khoi )?(?:danh sach cho|hang cho) ${vi}`,
      `(?:thoi )?(?:khong|ko) cho ${vi} nua`,
    ],
    en: [
      `(?:decline|cancel|call off|drop|delete|remove)(?: my| the)? ${appointment}(?:the |my )?${en}`,
      `(?:i )?(?:can['’]?t|cannot|can not|won['’]?t|will not|(?:am|.m) not able to|am unable to) (?:come|go|make it|attend|be)(?: to| at)?(?: my| the)? ${en}`,
      `(?:take|remove|get) me (?:off|from) the (?:waiting ?list|wait ?list|queue) (?:for|of)(?: an?| my| the)? ${en}`,
    ],
    ru: [
      `(?:отказаться|отказываюсь|откажусь) от ${ru}`,
      `(?:отмен(?:ить|и|ите)|снять|сними(?:те)?|удали(?:те)?)(?: мою| мой)?(?: запись на)? ${ru}`,
      `(?:не (?:смогу|могу|получится|получается) (?:прийти|приехать|пройти|быть)|не приду)(?: на)? ${ru}`,
      `(?:убер(?:и|ите)|вычеркни(?:те)?|исключи(?:те)?) меня из (?:листа ожидания|очереди|списка ожидания)(?: на)? ${ru}`,
    ],
  },
  confirm: {
    vi: [
      `xac nhan(?: (?:giup|cho|ho) ${own})?(?: lich| hen| lich hen)? ${vi}${ofSelf}`,
      `(?:${own} )?xac nhan(?: la)?(?: ${own})?(?: se)? (?:di|den|tham gia) ${vi}`,
      `${own} se (?:di|den) ${vi}(?= dung gio|$|[.!])`,
    ],
    en: [
      `confirm(?: that)?(?: my| the)? ${appointment}(?:the |my )?${en}`,
      `(?:confirm(?: that)? |yes,? )?i(?:['’]ll| will|['’]m| am) (?:come|coming|be|attend|attending|go|going)(?: to| at)?(?: my| the)? ${en}(?=$|[.!])`,
    ],
    ru: [
      `(?:подтвер(?:дить|ждаю)|подтверди(?:те)?)(?: мою| мой)?(?: (?:запись|явку) на)? ${ru}`,
      `(?:подтвер(?:дить|ждаю)|подтверди(?:те)?),? что (?:я )?приду на ${ru}`,
      `(?:я )?(?:обязательно |точно )?(?:приду|буду) на ${ru}(?=$|[.!])`,
    ],
  },
  move: {
    vi: [
      `(?:doi|chuyen|hoan|dich|thay doi|lui)(?: (?:giup|cho|ho) ${own})?(?: sang)?(?: lich hen| lich| hen| gio| ngay| buoi) ${vi}${ofSelf}(?: sang| qua| den| vao| xuong| toi)?`,
    ],
    en: [
      `(?:move|reschedule|re-schedule|postpone|change|shift|push|switch)(?: the (?:time|date|day) (?:of|for))?(?: my| the)? ${en}(?: back| forward)?(?: to| until)?`,
      `(?:another|a different|a new) (?:time|day|date) for (?:my|the) ${en}`,
    ],
    ru: [
      `(?:перенеси(?:те)?|перенести|перенос|передвинуть|передвинь(?:те)?|сдвинуть|сдвинь(?:те)?|поменя(?:й|йте|ть)|измени(?:ть|те)?|смени(?:ть|те)?)(?: мне)?(?: (?:время|дату|день))?(?: мой| мою| моего| моей)?(?: запис[ьи] на)? ${ru}(?: на)?`,
    ],
  },
  book: {
    vi: [
      `(?<=muon )di ${vi}(?= (?:vao|ngay|sang|chieu|thu|luc) )`,
      `(?:dat|dang ky|hen|chon|giu|xep|len|lay)(?: (?:cho|giup|ho) ${own})?(?: mot| 1)?(?: lich hen| lich| hen| gio| suat| cho| buoi)? ${vi}(?: (?:cho|giup) ${own}(?=$|[\\s,.!?:]))?(?! (?:thai|rang|mat|benh|cho)(?: |$))`,
    ],
    en: [
      `(?:book|schedule|reserve)(?: me)?(?: in)?(?: for)?(?: an?| my| the)? ${appointment}(?:an? |my |the )?${en}(?: for me)?`,
      `(?:make|get|arrange|choose|pick)(?: me)?(?: an?| the)? (?:appointment|slot|time|place) (?:for|at)(?: an?| my| the)? ${en}`,
      `make(?: me)? an? ${en}`,
      `get an? (?:health |medical )+(?:check|exam)(?:[- ]?up)? (?:appointment|slot|time)`,
      `(?:register|sign up|sign me up|register me|enrol|put me down|put me in)(?: for)(?: an?| my| the)? ${en}`,
    ],
    ru: [
      `(?:запись|запиши(?:те)?|записать(?:ся)?)(?: меня)? на ${ru}`,
      `(?:забронир(?:уй|уйте|овать)|назнач(?:ь|ьте|ить)|выбрать|выбери(?:те)?|подбери(?:те)?)(?: мне)?(?: время| место| слот)? (?:для |на )?${ru}`,
      `пройти ${ru}`,
      `(?<=хочу )на ${ru}`,
    ],
  },
}

/** Behind each stands a time or a reason. */
const behind = '(?=$|[\\s:,.!?])[\\s:,]*(?<rest>.*?)'

const readDeed = createReadDeed(deeds, wordings, behind)

/** undefined: the text is nothing of booking. */
export const readBooking = (text: string): TypedBooking | undefined => {
  const read = readDeed(text)
  return read && { deed: read.deed, language: read.language, rest: read.wordsOf('rest') ?? '' }
}

/** A reason by its code or by what any language calls it. */
export const readReason = (text: string): DeclineReason | undefined =>
  declineReasons.find((reason) =>
    [reason, ...languages.map((language) => texts(language)(`reason.${reason}`))].some(
      (name) => fold(name) === fold(text.trim()),
    ),
  )
