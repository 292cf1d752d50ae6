/** `days` of a kind of data; `whileItMatters`: until the person or the thing that it is about is gone. */
type Stay = { readonly days: number | 'whileItMatters'; readonly because: string }

/**
 * How long each kind of data stays, and why: the only place that says so. A kind is also the word under which the
 * audit chain counts what was erased, hence camel case.
 */
export const retention = {
  directory: { days: 'whileItMatters', because: 'the organisation keeps it; Loa only reads it' },
  language: { days: 'whileItMatters', because: 'Loa answers in the language that the person spoke last' },
  noticeWishes: { days: 'whileItMatters', because: 'the person wants to be left alone at these times' },
  chat: { days: 'whileItMatters', because: 'without it nothing can be said to the person' },
  readReceipts: {
    days: 365,
    because: 'says something of messages in the ledger alone, which goes after as many days',
  },
  boards: { days: 365, because: 'a card that is kept up to date; nobody follows a broadcast for a year' },
  broadcastDeliveries: {
    days: 365,
    because:
      'whether everyone was told is asked within the year of a decision; until then it can be recalled',
  },
  noticeDeliveries: {
    days: 90,
    because: 'a reminder or an invitation is about days to come; a quarter covers every question about one',
  },
  noticeContents: {
    days: 90,
    because: 'as its deliveries; its id and kind stay, without which it could be said a second time',
  },
  audit: {
    days: 'whileItMatters',
    because: 'each entry proves the next: nothing can be taken out or changed without breaking the proof',
  },
  announcements: { days: 'whileItMatters', because: 'the record of what the organisation said' },
  announcementAnswers: { days: 365, because: 'as the deliveries that they answer' },
  announcementAudiences: { days: 365, because: 'as the deliveries that came of them' },
  openDrafts: { days: 7, because: 'a draft counts as open for a day' },
  apiRequests: { days: 30, because: 'a program that repeats a request does so within hours, or days' },
  awards: { days: 'whileItMatters', because: 'the record of what was decided' },
  taughtLines: { days: 'whileItMatters', because: 'Loa understands by them' },
  unansweredQuestions: {
    days: 180,
    because: 'nobody can be told from them; what was not asked again in half a year is not worth teaching',
  },
  appointments: {
    days: 730,
    because: 'a check is due every year or two; only whether it was attended is kept',
  },
  healthCheckPlans: { days: 'whileItMatters', because: 'who has to attend a campaign' },
  meetings: { days: 'whileItMatters', because: 'the record of what was arranged' },
  meetingAnswers: { days: 365, because: 'attendance is asked for within the year' },
  meetingRecords: {
    days: 'whileItMatters',
    because: 'minutes and resolutions are records of the organisation',
  },
  meetingDrafts: { days: 7, because: 'what was not saved within a week was not wanted' },
  followedCalendars: {
    days: 'whileItMatters',
    because: 'a meeting that its organiser moves in Outlook moves in the chat',
  },
  calendarLinks: { days: 'whileItMatters', because: 'the person reads the calendar through it' },
  subscriptions: { days: 'whileItMatters', because: 'the person wants to be told' },
  incidents: { days: 'whileItMatters', because: 'availability is worked out from the whole of the log' },
  serviceFigures: { days: 'whileItMatters', because: 'the record of what was achieved, and who entered it' },
  figureImports: { days: 7, because: 'what was not confirmed within a week was not wanted' },
} as const satisfies Record<string, Stay>

export type KeptKind = keyof typeof retention

export const keptKinds = Object.keys(retention) as readonly KeptKind[]
