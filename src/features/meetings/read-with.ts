import { foldInPlace } from '../../core/understanding/fold.ts'

/**
 * Stands where a part of a sentence was taken out, so that what stood on both sides of it stays apart: a line break, for
 * a sentence is read out of one line and has none of its own.
 */
export const gap = '\n'

type With = {
  /** Whom it names, between commas. */
  readonly invited: string
  /** What it is about. */
  readonly topic: string
  readonly rest: string
}

/** Folded: before whom one meets, before what one meets about. */
const openers = {
  invited:
    /voi|cung(?: voi)?|moi(?! nguoi)|thanh phan(?: gom)?|cho(?= (?:ca |toan |tat ca |moi )?(?:doi|to|phong|nguoi|anh em|ban)(?!\p{L}))|with|invite|inviting|between me and|for(?= (?:the |my |our |all |whole |entire )*(?:[\p{L}&-]+ ){0,3}(?:team|crew|department|dept|everyone|all)(?!\p{L}))|for(?= everyone)|пригласи(?:ть|те)?|приглашены|участники|с участием|со?|для(?= (?:все[йгх]о? |наш\p{L}+ |мо\p{L}+ )?(?:бригад|отдел|групп|всех|команд))/u,
  topic:
    /de (?:ban|trao doi|thao luan|noi chuyen)(?: ve)?(?: viec)?|(?:ban|noi|noi chuyen)(?: ve| viec)+|trao doi(?: ve)?|thao luan(?: ve)?|(?:ve|chu de|noi dung)(?: viec)?|about|regarding|re|on the (?:topic|subject) of|(?:in order )?to (?:discuss|talk about|review|go over)|(?:чтобы )?обсудить|для обсуждения|на тему|насчет|по поводу|по вопросу|по|об?|про/u,
} as const

const opener = new RegExp(
  `(?<![\\p{L}\\d])(?:(?<invited>${openers.invited.source})|(?<topic>${openers.topic.source}))(?![\\p{L}\\d])[ :]*|${gap}`,
  'gu',
)

/** Marks tell other words apart, where they are typed: "bảo vệ" is no "về". */
const others = /^(?:vệ|vẽ|bạn |mới|mọi|mỗi|mối|môi|cũng|cúng)/iu

/** What a day or an hour that was taken out left behind. */
const hanging = /(?:(?:^|[\s,;]+)(?:on|at|in|by|from|lúc|luc|vào|vao|ngày|ở|tại|в|во|на|and|và))+$/iu

/** Takes a sentence apart that asks for a meeting. */
export const readWith = (text: string): With => {
  const folded = foldInPlace(text)
  if (folded === undefined) return { invited: '', topic: '', rest: text }
  const parts = { invited: [] as string[], topic: [] as string[], rest: [] as string[] }
  let kind: keyof typeof parts = 'rest'
  let from = 0
  const close = (end: number) => {
    const part = text
      .slice(from, end)
      .replace(/^[\s,;:]+|[\s,;:]+$/gu, '')
      .replace(hanging, '')
    if (part !== '') parts[kind].push(part)
  }
  for (const match of folded.matchAll(opener)) {
    const typed = text.slice(match.index, match.index + match[0].length)
    if (others.test(typed) || (match.groups?.['topic'] && kind === 'topic')) continue
    close(match.index)
    kind = match.groups?.['invited'] ? 'invited' : match.groups?.['topic'] ? 'topic' : 'rest'
    from =
      kind === 'topic' && /^(?:об?|по|про|насчет|по поводу|по вопросу|обсудить)[ :]*$/u.test(match[0])
        ? match.index
        : match.index + match[0].length
  }
  close(text.length)
  return {
    invited: parts.invited.join(', '),
    topic: parts.topic.join(' '),
    rest: parts.rest.join(' '),
  }
}

const nameBefore =
  /(?:^|[\s,])(?:với|voi|with|mời|anh|chị|chi|em|cô|co|chú|chu|bà|ba|ông|ong|ms|mr|mrs|\p{Lu}[\p{Ll}]+) $/u

/**
 * "chị Mai", "Lê Thanh Mai": a name that is a word for tomorrow as well. Such a name is kept from being read as a day,
 * at the same length, until `unshelter`.
 */
export const shelter = (text: string): string =>
  text.replace(/(?<!\p{L})([Mm])ai(?!\p{L})/gu, (word, first: string, at: number) => {
    const before = text.slice(0, at)
    const capitals = /(?:với|voi|with|mời|anh|chị|chi|em|cô|co|ms|mrs) $/iu.test(before) || first === 'M'
    return capitals && nameBefore.test(before) ? 'ɱai' : word
  })

export const unshelter = (text: string): string => text.replaceAll('ɱai', 'Mai')
