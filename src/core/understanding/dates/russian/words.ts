/** Stems with every ending that a case gives them. */
const months: readonly string[] = [
  'янв(?:ар[ьяею])?',
  'фев(?:р|рал[ьяею])?',
  'март[ае]?',
  'апр(?:ел[ьяею])?',
  'ма[йяею]',
  'июн[ьяею]',
  'июл[ьяею]',
  'авг(?:уст[ае]?)?',
  'сент?(?:ябр[ьяею])?',
  'окт(?:ябр[ьяею])?',
  'ноя(?:б|бр[ьяею])?',
  'дек(?:абр[ьяею])?',
]

const weekdays: readonly string[] = [
  'понедельник[ауе]?|понедельником|пн',
  'вторник[ауе]?|вторником|вт',
  'сред[ауые]|средой|ср',
  'четверг[ауе]?|четвергом|чт',
  'пятниц[ауые]|пятницей|пт',
  'суббот[ауые]|субботой|сб',
  'воскресень[еяю]|воскресеньем|вс',
]

/** Numerals in the cases that follow через, за, в and с. */
const numbers: readonly (readonly [stem: string, value: number])[] = [
  ['пол', 0.5],
  ['пару', 2],
  ['(?:од(?:ин|на|но|ну)|перв[а-я]+)', 1],
  ['(?:дв[ае]|двух|втор[а-я]+)', 2],
  ['(?:три|тр[еэ]х|трет[а-я]+)', 3],
  ['(?:четыре|четырех|четверт[а-я]+)', 4],
  ['пят[а-я]+', 5],
  ['шест[а-я]+', 6],
  ['сем[а-я]+', 7],
  ['(?:восем[а-я]+|восьм[а-я]+)', 8],
  ['девят[а-я]+', 9],
  ['десят[а-я]+', 10],
  ['одиннадцат[а-я]+', 11],
  ['двенадцат[а-я]+', 12],
]

const relations: readonly (readonly [stem: string, offset: number])[] = [
  ['эт(?:от|ого|ом|ой|у|а|о|и|их)', 0],
  ['нынешн[а-я]+', 0],
  ['текущ[а-я]+', 0],
  ['следующ[а-я]+', 1],
  ['будущ[а-я]+', 1],
  ['предстоящ[а-я]+', 1],
  ['прошл[а-я]+', -1],
  ['прошедш[а-я]+', -1],
  ['предыдущ[а-я]+', -1],
  ['позапрошл[а-я]+', -2],
]

const roman: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }

const wholeWord = (stem: string): RegExp => new RegExp(`^(?:${stem})$`)

const lookUp = (table: readonly (readonly [stem: string, value: number])[]) => {
  const patterns = table.map(([stem, value]) => [wholeWord(stem), value] as const)
  return (word: string | undefined): number | undefined =>
    patterns.find(([stem]) => stem.test(word ?? ''))?.[1]
}

const numbered = (stems: readonly string[]) => stems.map((stem, index) => [stem, index + 1] as const)

export const monthName = `(?:${months.join('|')})`
export const weekdayName = `(?:${weekdays.join('|')})`
export const relation = `(?:${relations.map(([stem]) => stem).join('|')})`
export const numeral = `(?:${numbers.map(([stem]) => stem).join('|')})`

export const monthOf = lookUp(numbered(months))
export const weekdayOfName = lookUp(numbered(weekdays))
/** 0 for этот, 1 for следующий, -1 for прошлый. */
export const offsetOf = lookUp(relations)

const numberInWords = lookUp(numbers)

/** Digits (with or without an ending: 3-й), numerals in words, Roman figures; NaN for anything else. */
export const numberOf = (word = ''): number => {
  const digits = /^\d+/.exec(word)?.[0]
  return digits === undefined ? (roman[word] ?? numberInWords(word) ?? Number.NaN) : Number(digits)
}
