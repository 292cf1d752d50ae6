import type { GazetteerEntry } from '../../src/core/understanding/gazetteer.ts'

/** What people call some things of the organisation, in three languages. */
export const someNames: readonly GazetteerEntry[] = [
  {
    slot: 'service',
    id: 'radio',
    names: ['vô tuyến', 'bộ đàm', 'radio', 'walkie talkie', 'VHF', 'раци*', 'радио', 'радиосвяз*'],
  },
  {
    slot: 'service',
    id: 'internet_email_voip',
    names: ['mạng', 'internet', 'wifi', 'email', 'mail', 'интернет*', 'почт*'],
  },
  { slot: 'topic', id: 'insurance', names: ['bảo hiểm', 'BHXH', 'insurance', 'страхов*'] },
  { slot: 'unit', id: 'radio-team', names: ['đội vô tuyến', 'radio team', 'бригад* радиосвяз*'] },
  { slot: 'unit', id: 'msp1-crew', names: ['giàn MSP-1', 'MSP1', 'МСП-1'] },
  { slot: 'meeting', id: 'weekly-briefing', names: ['giao ban', 'weekly briefing', 'планерк*'] },
  {
    slot: 'conference',
    id: 'year-end',
    names: ['hội nghị tổng kết', 'year-end conference', 'итогов* конференц*'],
  },
]
