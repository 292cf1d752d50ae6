import type { Language } from '../../core/i18n/language.ts'
import { createReadDeed, type Wordings } from './read-deed.ts'

/** What an officer wants of campaigns in words of their own, in the order in which it is looked for. */
const wishDeeds = [
  'new',
  'open',
  'close',
  'remind',
  'attendance',
  'missed',
  'attended',
  'swap',
  'campaigns',
  'progress',
] as const

export type WishDeed = (typeof wishDeeds)[number]

/** `id`: the number of a campaign where one is named; `who`: whose attendance it is. */
export type TypedWish = {
  readonly deed: WishDeed
  readonly language: Language
  readonly id: string | undefined
  readonly who: string
}

const vi = '(?:kham(?: suc khoe)?(?: dinh ky)?|ksk)'
const dot = '(?:dot|ky|chien dich)'
const en = '(?:(?:health|medical)[ -]?(?:checks?|exams?|examinations?)(?:[ -]?ups?)?|check-?ups?|medicals?)'
const ru = '(?:(?:мед ?)?осмотр(?:а|у|ом|е|ы|ов)?|медкомисси(?:я|и|ю|й)|диспансеризаци(?:я|и|ю))'
const id = '(?: (?:so |number |no\\.? |номер |№ ?|#)?(?<id>\\d{1,6}))?'

const booked = '(?:booked|(?:made|chosen|picked)(?: an?| their| the)? (?:appointment|time|slot))'
const examined = `(?:(?:been|gone)(?: examined| to| for)|attended|had|done|passed|signed up(?: for)?|registered(?: for)?|booked)(?: an?| the| their)? ${en}|been examined`
const notYet = "(?:has|have|is|are)(?:n['’]?t| not)(?: yet)?"
const people = '(?:people|those|everybody|everyone|staff|all|colleagues|employees)'

const wordings: Wordings<WishDeed> = {
  new: {
    vi: [
      `(?:tao|lap|len|khoi tao|soan|them|to chuc|chuan bi)(?: mot| 1)?(?: moi)? (?:ke hoach(?: (?:cho )?${dot})?|${dot}) ${vi}(?: moi)?(?: (?:cho )?(?:nam|quy|thang|dot|toan|ca|don vi|phong|doi)(?: [\\p{L}\\d]+){0,5})?`,
      `(?:mo|bat dau|phat dong|dat)(?: them)?(?: mot| 1)?(?: moi)? ${dot} ${vi} moi`,
      `(?:mo|bat dau|phat dong) (?:them|mot|1) ${dot} ${vi}`,
    ],
    en: [
      `(?:start|create|set up|setup|make|plan|launch|prepare|organi[sz]e|begin|add|open)(?: an?| another)?(?: new| next)?(?: annual| periodic| yearly)? ${en} (?:campaign|round|plan)(?: for [\\p{L}\\d' ]{1,40})?`,
      `(?:start|create|set up|plan|launch|prepare|organi[sz]e|begin|open)(?: an?| another| the)?(?: new| next)(?: annual| periodic| yearly)? ${en}`,
      `(?:plan|organi[sz]e|prepare|set up)(?: an?| the| another| next)?(?: annual| periodic| yearly)? ${en}(?: for (?:next|this) \\p{L}+| for \\d{4}| next year| this year)?`,
      `(?:a )?new (?:annual |periodic |yearly )?${en}(?: (?:campaign|round))?`,
    ],
    ru: [
      `(?:созда(?:й|йте|ть)|завести|заведи(?:те)?|(?:за)?планируй(?:те)?|(?:за|с)?планировать|организ(?:уй|уйте|овать)|подготов(?:ь|ьте|ить)|состав(?:ь|ьте|ить)|добав(?:ь|ьте|ить))(?: план)?(?: нов(?:ый|ую|ого|ой))?(?: план)?(?: (?:ежегодн|периодическ|очередн)\\p{L}{2,3})? (?:кампани[юи] (?:по )?)?${ru}(?: (?:на|для) [\\p{L}\\d ]{1,40})?`,
      `(?:откр(?:ой|ойте|ыть)|нач(?:ни|ните|ать)|запуст(?:и|ите|ить)) нов(?:ый|ую) (?:кампанию )?${ru}`,
      `новая кампания (?:по )?${ru}`,
    ],
  },
  open: {
    vi: [`(?:mo|bat dau|phat dong|khai mac|kich hoat) (?:lai )?${dot} ${vi}(?: nay)?${id}`],
    en: [`(?:open|launch|start|activate)(?: up)?(?: the| this| my)?(?: ${en})? campaign${id}`],
    ru: [
      `(?:откр(?:ой|ойте|ыть)|нач(?:ни|ните|ать)|запуст(?:и|ите|ить))(?: эт(?:от|у))?(?: кампанию)? (?:по )?${ru}${id}`,
    ],
  },
  close: {
    vi: [`(?:dong|ket thuc|khoa|cham dut|dung) (?:lai )?${dot} ${vi}(?: nay| hien tai)?(?: lai)?${id}`],
    en: [
      `(?:close|end|finish|stop)(?: down)?(?: the| this| my| current)*(?: ${en} (?:campaign|round)| campaign)${id}`,
      `(?:close|end)(?: the| this)? ${en}${id}`,
    ],
    ru: [
      `(?:закр(?:ой|ойте|ыть)|заверш(?:и|ите|ить)|закончи(?:ть|те)?|останов(?:и|ите|ить))(?: эт(?:от|у)| текущ(?:ий|ую))?(?: кампанию)? (?:по )?${ru}${id}`,
    ],
  },
  remind: {
    vi: [
      `(?:nhac(?: nho)?|gui(?: loi| tin| thu)? nhac(?: nho)?|don doc)(?: (?:cho|toi|den|nhung|cac|tat ca|moi|nguoi|ai|anh em|anh chi em|cbcnv|nhan vien|con|van)){0,6} chua (?:dat lich|dat|dang ky|chon gio|di)?(?: di)? ?(?:lich )?${vi}`,
      `(?:nhac(?: nho)?|gui(?: loi| tin| thu)? nhac(?: nho)?)(?: cho)? (?:moi nguoi|tat ca|ca doi|anh em|anh chi em|cbcnv) (?:dat lich|dang ky|chon gio|di) ${vi}`,
    ],
    en: [
      `(?:remind|nudge|chase|send (?:a reminder|reminders|an? e?-?mail) to)(?: all| the)*(?: ${people})?(?: of those)? (?:who|that) (?:${notYet}) (?:${booked}|${examined})(?: (?:for )?(?:an?|the|their) ${en})?(?: yet)?`,
      `remind (?:the )?${people} (?:to book|to choose a time for|to go to|about)(?: an?| the| their)? ${en}`,
    ],
    ru: [
      `(?:напомни(?:ть|те)?|(?:разослать|разошли(?:те)?) напоминани[ея]|отправ(?:ь|ьте|ить) напоминани[ея])(?: всем| тем| людям| работникам)*,? кто (?:еще |пока )*не (?:записал(?:ся|ись)|прош(?:ел|ли))(?: на)?(?: ${ru})?`,
      `напомни(?:ть|те)?(?: всем)? (?:не ?записавшимся|о записи)(?: на)? ?${ru}?`,
    ],
  },
  attendance: {
    vi: [
      `(?:diem danh|cham diem danh|danh dau co mat)(?: (?:nguoi|nhung nguoi|buoi|di|den|da|cho))* (?:${dot} )?${vi}(?: nay| hom nay)?${id}`,
    ],
    en: [
      `(?:mark|take|record|enter|note|fill in)(?: the)? attendance (?:for|of|at|in)(?: the| this| today.?s)? ${en}(?: campaign)?${id}`,
      `(?:mark|record|note) who (?:came|attended|has come|has attended)(?: to| for)?(?: the)? ${en}`,
      `${en} attendance`,
    ],
    ru: [
      `(?:отмет(?:ь|ьте|ить)|отмечать|внес(?:и|ите|ти)) (?:явку|присутстви[ея]|посещени[ея]|пришедших|присутствующих|кто (?:был|пришел|прошел))(?: на)? ${ru}${id}`,
    ],
  },
  attended: {
    vi: [`(?:danh dau|diem danh|ghi nhan|ghi)(?: la)? (?<who>.{2,60}?) da (?:di |den )?${vi}(?: roi)?`],
    en: [
      `(?:mark|record|note)(?: that)? (?<who>.{2,60}?) (?:as )?(?:having )?(?:attended|present|came|been|examined|done)(?: at| to| for)?(?: his| her| the| their)? ${en}`,
      `mark (?<who>.{2,60}?) as examined`,
    ],
    ru: [
      `отмет(?:ь|ьте|ить),? (?:что )?(?<who>.{2,60}?) (?:прош(?:ел|ла)|был[ао]?|приш(?:ел|ла))(?: на)? ${ru}`,
    ],
  },
  missed: {
    vi: [
      `(?:danh dau|diem danh|ghi nhan|ghi)(?: la)? (?<who>.{2,60}?) (?:vang(?: mat)?|khong den|khong di|bo) ?(?:buoi )?${vi}`,
    ],
    en: [
      `(?:mark|record|note)(?: that)? (?<who>.{2,60}?) (?:as )?(?:having )?(?:missed|absent|did not come|did not attend)(?: from| at| to| for)?(?: his| her| the| their)? ${en}`,
    ],
    ru: [
      `отмет(?:ь|ьте|ить),? (?:что )?(?<who>.{2,60}?) не (?:прош(?:ел|ла)|был[ао]?|приш(?:ел|ла))(?: на)? ${ru}`,
    ],
  },
  swap: {
    vi: [
      `(?:doi|doi cheo|hoan doi) (?:lich|gio) kham(?: suc khoe)? (?:cua |cho |giua )?hai (?:nguoi|ban|anh em)`,
    ],
    en: [
      `swap (?:two people|the times of two people|two people.s times)(?: (?:in|at|for|on) the ${en}(?: campaign)?)?`,
    ],
    ru: [`поменя(?:ть|й|йте) (?:местами )?(?:двоих|двух человек)(?: местами)?(?: (?:на|в) ${ru})?`],
  },
  campaigns: {
    vi: [`(?:xem|liet ke|danh sach|mo danh sach)(?: tat ca)?(?: cac| nhung)? ${dot} ${vi}`],
    en: [
      `(?:show|list|see|view)(?: me)?(?: all)?(?: the| my| our)? ${en} campaigns`,
      `all(?: the)? ${en} campaigns`,
    ],
    ru: [`(?:покажи(?:те)?|список|посмотреть|показать)(?: все| всех)? кампани[ий] (?:по )?${ru}`],
  },
  progress: {
    vi: [
      `(?:(?:con |co |nhung )*(?:ai|nguoi nao|bao nhieu nguoi|may nguoi|bao nhieu phan tram)|(?:xem |gui |in |xuat |lay |liet ke )?(?:danh sach|ds)?(?: nhung)?(?: nguoi| ai| cbcnv| nhan vien)?|so nguoi)(?: van| con)? (?:chua|da) (?:dat lich|dat|dang ky|chon gio|di|hen)?(?: di)? ?(?:lich )?${vi}(?: roi| xong)?`,
      `(?:xem |cho biet )?(?:tien do|tinh hinh|thong ke|ket qua dat lich)(?: dat lich| dang ky)? (?:${dot} )?${vi}(?: nay)?${id}`,
      `(?:da )?${vi} duoc (?:bao nhieu|may) nguoi(?: roi)?`,
    ],
    en: [
      `who (?:all |still )?(?:${notYet}|still has to|has yet to|did not|didn['’]?t) (?:${booked}|${examined}|book)(?: (?:for )?(?:an?|the|their) ${en})?(?: yet)?`,
      `(?:show|list|give|send|tell)?(?: me)?(?: the| a)?(?: list of)?(?: all)?(?: the)? ?${people} (?:who|that) ${notYet} (?:${booked}|${examined})(?: (?:for )?(?:an?|the|their) ${en})?(?: yet)?`,
      `how many(?: people| of us| staff)? (?:have|has|are)(?: already| not| been)* (?:${booked}|${examined}|examined)(?: (?:for )?(?:an?|the|their) ${en})?(?: so far| yet| already)?`,
      `(?:show |see )?(?:me )?(?:the )?(?:progress|completion|statistics) (?:of|for|in) (?:the |this )?${en}(?: campaign)?${id}`,
      `${en} (?:campaign )?(?:progress|completion|statistics)`,
    ],
    ru: [
      `кто (?:из (?:наших|нас|них) )?(?:еще |пока |уже )*(?:не )?записал(?:ся|ись)(?: еще)?(?: на ${ru})?`,
      `кто (?:еще |пока |уже )*(?:не )?(?:прош(?:ел|ли)|был) (?:на )?${ru}`,
      `сколько(?: человек| людей| народу| уже| у нас)* (?:не )?(?:прош(?:ел|ли|ло)|записал(?:ся|ись|ось)) (?:на )?${ru}`,
      `(?:(?:покажи|дай|пришли|выведи|скинь)(?:те)? )?список (?:тех,? )?(?:кто (?:еще |пока )*не (?:записал(?:ся|ись)|прош(?:ел|ли))|не ?записавшихся|не ?прошедших)(?: на)?(?: ${ru})?`,
      `(?:покажи(?:те)? )?(?:ход|прогресс|статистик[ау]|выполнение)(?: кампании)? (?:по )?${ru}${id}`,
    ],
  },
}

const readDeed = createReadDeed(wishDeeds, wordings)

/** "tạo đợt khám mới", "who has not booked yet", "закрой кампанию медосмотров". undefined: it is no such wish. */
export const readWish = (text: string): TypedWish | undefined => {
  const read = readDeed(text)
  if (!read) return undefined
  const { deed, language, wordsOf } = read
  return { deed, language, id: wordsOf('id'), who: wordsOf('who') ?? '' }
}
