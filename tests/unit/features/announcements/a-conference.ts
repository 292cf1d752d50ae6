import { type Conference, conferences } from '../../../../src/features/announcements/conference.ts'

/** A conference with nothing but what every one has. */
export const aConference = (overrides: Record<string, unknown> = {}): Conference =>
  conferences.schema.parse({
    id: 'a-conference',
    kind: 'innovation',
    title: { vi: 'Hội nghị sáng kiến' },
    lead: { vi: 'Chín sáng kiến được công nhận.' },
    decision: { number: '1/QĐ-KH', date: '2024-09-20' },
    organiser: { vi: 'Trung tâm' },
    held: { from: '2024-10-09', to: '2024-10-09' },
    place: { vi: 'Vũng Tàu' },
    participants: { published: '50 đại biểu', value: 50, unit: { vi: 'đại biểu' } },
    credits: { text: ['Lê Thanh Mai'] },
    publishedOn: '2024-10-10',
    owner: 'le.thanh.mai',
    ...overrides,
  })
