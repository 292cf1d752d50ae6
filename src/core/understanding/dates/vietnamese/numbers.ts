import { fold } from '../../fold.ts'

/** One to twelve in words; `mười hai` before `mười` so that the longer one is tried first. */
export const numberWords = 'mười (?:một|hai)|mười|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín'

/** `tư giờ` is not said; `từ giờ` is, and looks the same without its marks. */
export const hourWords = numberWords.replace('tư|', '')

export const numeral = `(?:\\d{1,3}|${numberWords})`

const values: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  'muoi mot': 11,
  'muoi hai': 12,
  gieng: 1,
  chap: 12,
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
}

/** The value of digits, a numeral in words or in Roman figures, or a month's own name; NaN for another word. */
export const numberOf = (text: string): number => values[fold(text).replace(/\s+/g, ' ')] ?? Number(text)
