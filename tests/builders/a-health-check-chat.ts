import type { Card } from '../../src/core/conversation/reply.ts'
import type { SampleFeature } from './a-sample-feature.ts'
import { sayTo } from './chat-with-feature.ts'

/** Runs the campaign of the sample. */
export const hoa = 'tran.thu.hoa'
/** An officer of other campaigns. */
export const olga = 'olga.vetrova'
export const lan = 'nguyen.thi.lan'
export const bao = 'hoang.gia.bao'
export const cuong = 'ho.xuan.cuong'
/** Of a rotation crew. */
export const ivan = 'ivan.petrenko'

export const wordsOf = (card: Card): string => JSON.stringify([card.view, card.summary])

/** Summaries of what somebody was told outside of answers. */
export const shownTo = async ({ turn, outbox }: SampleFeature, person: string): Promise<readonly string[]> =>
  outbox.shownTo((await turn(person)).person.account).map(({ summary }) => summary)

/** A campaign as an officer types it. */
export const yearEndCheck = `new health check campaign:
name: Year-end check
from: 2026-12-14
to: 18 December 2026
clinics: Hải Đăng | 18 Hoa Sứ | onshore; Cảng Biển | 7 Bến Tàu | MSP-1, CTP-2
units: Radio team, applications department
sites: MSP-1
weekdays: Mon-Fri
hours: 07:30-09:00
people per time: 2
bring: identity card; insurance card`

/** That one, planned and opened by Hoa, as campaign 1. */
export const openYearEndCheck = async (sample: SampleFeature): Promise<void> => {
  await sayTo(sample, hoa, yearEndCheck, 'en')
  await sayTo(sample, hoa, 'open health campaign 1', 'en')
}
