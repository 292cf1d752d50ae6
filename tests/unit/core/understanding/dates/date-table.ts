import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import type { Language } from '../../../../../src/core/i18n/language.ts'
import { findDates } from '../../../../../src/core/understanding/dates/find-dates.ts'

/** A Wednesday. */
export const now = DateTime.fromISO('2026-11-25T10:00', { zone: 'Asia/Ho_Chi_Minh' })

/** What is said, the words that state the date, its first day, its last day where it has several, its time. */
export type Row = readonly [text: string, literal: string, from: string, to?: string, time?: string]

type Read = { literal: string; from: string; to: string; time: string | undefined }

export const readingsOf = (text: string, language: Language): Read[] =>
  findDates(text, language, now).map(({ text: literal, from, to, time, endTime }) => ({
    literal,
    from,
    to,
    time: endTime === undefined ? time : `${time}-${endTime}`,
  }))

export const testRow = (language: Language, [text, literal, from, to, time]: Row): void => {
  test(`"${text}" names ${literal}`, () => {
    expect(readingsOf(text, language)).toEqual([{ literal, from, to: to ?? from, time }])
  })
}

export const testNoDate = (language: Language, text: string): void => {
  test(`"${text}" names no date`, () => {
    expect(readingsOf(text, language)).toEqual([])
  })
}

export const withoutDiacritics = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
