import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { withoutCourtesy } from '../../core/understanding/courtesy.ts'
import { fold, foldInPlace } from '../../core/understanding/fold.ts'
import type { AnnouncementKind } from './announcement.ts'

/** What somebody who wants to announce something names of it at once. */
export type Composing = {
  readonly spoken: Language
  readonly kind: AnnouncementKind | undefined
  /** Whom it is for, in the person's own words or as `everyone`. */
  readonly to: string
  /** What it says: lines as of "new announcement: …". */
  readonly about: string
}

type Wordings = {
  /** Before `noun`; what follows it says to whom and about what. */
  readonly compose: string
  readonly noun: string
  readonly to: string
  readonly about: string
  /** Says by itself that everybody is told; what follows is what they are told. */
  readonly tell: string
  /** Announcing by a verb alone. */
  readonly announce: string
  readonly everyone: string
  /** Whom nobody announces anything to: they ask to be told. */
  readonly asker: string
  /** Where nobody else is named, this asks for an announcement that there is. */
  readonly request: string
  /** At the end of a question. */
  readonly question: string
}

const everyone = {
  vi: 'moi nguoi|moi nhan vien|tat ca(?: (?:moi nguoi|nhan vien|cbcnv|anh em|cac don vi))?|toan (?:the(?: (?:cbcnv|nhan vien|trung tam|anh em))?|trung tam|don vi|cong ty|bo(?: (?:nhan vien|trung tam))?)|ca (?:trung tam|co quan|don vi)|anh em|cbcnv',
  en: 'everyone|everybody|all(?: (?:staff|employees|people|colleagues|of us|the staff))?|the (?:whole|entire) (?:centre|center|staff|company|team)|whole (?:centre|center|staff)|all the (?:staff|people|employees)',
  ru: 'все(?:м|х)(?: (?:сотрудник(?:ам|ов)|работник(?:ам|ов)|коллег(?:ам)?|людям))?|все(?:му|го) (?:центру|центра|коллективу?|персоналу?)|коллегам|сотрудникам',
} as const satisfies Record<Language, string>

const wordings: Readonly<Record<Language, Wordings>> = {
  vi: {
    compose:
      '(?:gui|soan|viet|tao|lam|dang|phat|ra|len|bat dau|chuan bi)(?: (?:gui|soan|mot|1|cai|ban|mau|ra))*',
    noun: 'thong bao(?: (?:moi|khan|nhanh|chung))*',
    to: '(?:gui )?(?:cho|toi|den|cho den)',
    about: 've viec|ve|rang|la|noi dung|voi noi dung|co noi dung',
    tell: `(?:thong bao|bao tin|nhan tin)(?: (?:cho|toi|den))(?: (?:${everyone.vi}))`,
    announce: 'cong bo',
    everyone: everyone.vi,
    asker: 'toi|em|minh|chung toi|bon em',
    request: 'gui thong bao(?! *(?::|moi|$))',
    question:
      '(?:chua|khi nao|luc nao|o dau|(?:nhu )?the nao|kieu gi|ra sao|lam sao|ai|gi|may gio)(?: vay| the| a| nhi)?',
  },
  en: {
    compose:
      '(?:send|send out|make|write|compose|create|draft|publish|post|prepare|issue|start|broadcast|put out|put up|begin|do)',
    noun: '(?:out )?(?:(?:(?:an?|new|quick|urgent|general|short) )+(?:(?<named>[a-z-]+) )?)?(?:announcement|broadcast)',
    to: 'to|for',
    about: 'about|regarding|concerning|on|saying that|saying|that says|that',
    tell: `(?:tell|inform|notify|let|message|write to) (?!all (?!staff|employees|people|colleagues))(?:${everyone.en})(?: know)?`,
    announce: 'announce',
    everyone: everyone.en,
    asker: 'me|us',
    request: 'send announcement(?! *(?::|$))',
    question: 'or not|already|yet',
  },
  ru: {
    compose:
      '(?:сдела(?:й|йте|ть)|созда(?:й|йте|ть)|состав(?:ь|ьте|ить)|подготов(?:ь|ьте|ить)|разо(?:шли|шлите|слать)|отправ(?:ь|ьте|ить)|послать|пошли(?:те)?|опублику(?:й|йте)|опубликовать|написать|начать|оформить|выпустить|дать|запустить)',
    noun: '(?:(?:новое|новую|срочное|срочную|общее|общую|одно) )*(?:объявление|рассылку|оповещение)',
    to: 'для',
    about: 'про|что|с текстом',
    tell: `(?:сообщи(?:те|ть)?|оповест(?:и|ите|ить)|уведом(?:и|ите|ить)|объяв(?:и|ите|ить)|разо(?:шли|шлите|слать))(?: (?:${everyone.ru}))`,
    announce: 'объяв(?:и|ите|ить)',
    everyone: everyone.ru,
    asker: 'мне|нам|меня|нас',
    request: '(?:отправ|пошл)\\p{L}* объявление(?! *(?::|$))',
    question: 'или нет|когда|где|как',
  },
}

/** A word by which somebody says what kind of announcement it is. */
const kinds: readonly (readonly [AnnouncementKind, string])[] = [
  ['conference', 'hoi nghi|dai hoi|conferences?|congress|конференци\\p{L}*'],
  ['award-list', '(?:danh sach )?khen thuong|award list|awards?|награ(?:д|жд)\\p{L}*'],
  ['condolence', 'chia buon|tang le|tin buon|condolences?|соболезновани\\p{L}*'],
  ['outage', '(?:su co|gian doan)(?: dich vu)?|(?:service )?outages?|сбо(?:й|е|я|и|ях)'],
]

const kindPatterns = once(() =>
  kinds.map(([kind, words]) => ({
    kind,
    alone: new RegExp(`^(?:(?:an?|the|mot|cuoc|об?) )?(?:${words})$`, 'u'),
    within: new RegExp(`(?:^| )(?:${words})(?: |$)`, 'u'),
  })),
)

/** What stands between those who are told and what they are told; no two parts of it take the same blanks. */
const leadsOver = ({ about }: Wordings): string => `(?:\\s*[:,])?\\s+(?:${about})\\s+|\\s*[:,]\\s*|\\s+`

/** Behind what is composed: for everybody, for somebody, or what it is about alone. */
const behind = (words: Wordings): readonly string[] => {
  const { to, about, everyone: all } = words
  const then = `(?:${leadsOver(words)}|$)(?<about>.*)`
  return [
    ` (?:(?:${to}) )?(?<all>${all})${then}`,
    ` (?:${to}) (?<to>[^:]{1,300}?)(?: ?:\\s*|\\s+(?:${about})\\s+|$)(?<about>.*)`,
    `(?: ?:\\s*|\\s+(?:${about})\\s+|\\s+|$)(?<about>.{0,300}?) (?:(?:${to}) )?(?<all>${all})`,
    `(?: ?:\\s*|\\s+(?:${about})\\s+|\\s+|$)(?<about>.*)`,
  ]
}

const patterns = once(() =>
  languages.flatMap((spoken) => {
    const words = wordings[spoken]
    const { compose, noun, tell, announce, everyone: all, to } = words
    const then = `(?:${leadsOver(words)})(?<about>.+)`
    const asking = askingOf(words)
    return [
      ...behind(words).map((rest) => `(?:${compose}) (?:${noun})${rest}`),
      `(?<all>${tell})${then}`,
      `(?:${announce})(?: (?:(?:${to}) )?(?<all>${all}))?${then}`,
    ].map((pattern) => ({ spoken, asking, pattern: new RegExp(`^${pattern}$`, 'dsu') }))
  }),
)

/** Signs of somebody who asks for an announcement that there is. */
const askingOf = ({ asker, request, question }: Wordings) => ({
  question: new RegExp(`(?:^| )(?:${question})$`, 'u'),
  asker: new RegExp(`^(?:${asker})(?: |$)`, 'u'),
  request: new RegExp(`^(?:${request})`, 'u'),
})

/** "gửi thông báo cho mọi người", "announce a conference"; undefined: nobody wants to announce anything. */
export const readComposing = (text: string): Composing | undefined => {
  const plain = withoutCourtesy(text)
  const folded = foldInPlace(plain)
  if (folded === undefined) return undefined
  for (const { spoken, asking, pattern } of patterns()) {
    const found = pattern.exec(folded)
    if (!found) continue
    const wordOf = (name: string) => plain.slice(...(found.indices?.groups?.[name] ?? [0, 0])).trim()
    const to = found.groups?.['all'] === undefined ? wordOf('to') : 'everyone'
    const about = wordOf('about')
    return isForOthers(asking, folded, [to, about]) ? named(spoken, to, about, wordOf('named')) : undefined
  }
  return undefined
}

const isForOthers = (
  { asker, request, question }: ReturnType<typeof askingOf>,
  folded: string,
  [to = '', about = '']: readonly string[],
): boolean => {
  const toAsker = [to, about].some((words) => asker.test(fold(words)))
  const requested = to === '' && request.test(folded)
  return !question.test(folded) && !toAsker && !requested
}

/** A word that says the kind and nothing else is no title. */
const named = (spoken: Language, to: string, about: string, adjective: string): Composing => {
  const words = fold(about || adjective)
  const alone = kindPatterns().find(({ alone }) => alone.test(words))?.kind
  const kind = alone ?? kindPatterns().find(({ within }) => within.test(words))?.kind
  return { spoken, kind, to, about: alone ? '' : about || adjective }
}
