import {
  type Answer,
  type Command,
  download,
  type FeatureModule,
  type FeatureParts,
} from '../../core/conversation/feature.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type Language, languages } from '../../core/i18n/language.ts'
import type { GazetteerEntry } from '../../core/understanding/gazetteer.ts'
import { answers } from './answer.ts'
import { createArrangements } from './arrangements.ts'
import type { Arranging } from './arranging.ts'
import { calendarOf } from './calendar-of.ts'
import { calendarSecrets } from './calendar-secret.ts'
import { calendarWrites } from './calendar-write.ts'
import { drafts } from './draft.ts'
import { exportKeySchema, exportOccurrences } from './export-occurrences.ts'
import { findMeetings } from './find-occurrences.ts'
import { keptData } from './kept-data.ts'
import { listDay } from './list-day.ts'
import { listMeetings } from './list-meetings.ts'
import { meetingsFile, storedMeetings } from './meeting.ts'
import type { MeetingSources } from './meeting-sources.ts'
import { whichDateCard } from './message-cards.ts'
import { numbers } from './numbers.ts'
import { weekSlot } from './period.ts'
import { createPhraseMeetings, type Names } from './phrase-meetings.ts'
import { records, tasks } from './record.ts'
import { showMeeting, showNext } from './show-meeting.ts'
import { texts } from './texts.ts'

/** When and where meetings are, what is on their agenda, who speaks. */
export const meetings: FeatureModule = {
  collections: [calendarWrites, storedMeetings, drafts, numbers, answers, records, tasks, calendarSecrets],
  dataFiles: [meetingsFile],
  folder: new URL('.', import.meta.url),
  create: (parts) => {
    const names = { meetings: new Map(), units: new Map() } satisfies Record<string, Names>
    const sources: MeetingSources = { ...parts, phrase: createPhraseMeetings(names) }
    const arranging: Arranging = {
      ...parts,
      ...sources,
      learn: ({ id, title }) => void names.meetings.set(id, title),
    }
    const { commands, ...arrangements } = createArrangements(arranging)
    return {
      name: 'meetings',
      answers: { meeting_agenda: answerAgenda(sources) },
      commands: [...commandsOf(sources), ...commands],
      ...arrangements,
      phrase: sources.phrase,
      calendar: (person, language) => calendarOf(parts, person, language),
      day: (turn) => listDay(sources, turn),
      downloads: [
        download('meeting', exportKeySchema, (key, language) => exportOccurrences(parts, key, language)),
      ],
      keeps: keptData(parts.store),
      gazetteer: () => nameMeetings(parts, names),
    }
  },
}

const answerAgenda =
  (sources: MeetingSources): Answer =>
  async (turn, slots) => {
    const { date, meeting } = slots
    if (date?.readings)
      return {
        cards: [whichDateCard(sources, turn, slots, date, date.readings)],
        personal: slots.mine === true,
      }
    if (meeting) return showMeeting(sources, turn, meeting, slots)
    return slots.next && !date ? showNext(sources, turn, slots) : listMeetings(sources, turn, slots)
  }

const commandsOf = (sources: MeetingSources): readonly Command[] => [
  {
    ...wordsOf('today'),
    aliases: ['hôm nay họp gì', 'meetings today', 'какие сегодня совещания'],
    menu: ['personal', 'group', 'channel'],
    run: { intent: 'meeting_agenda', slots: {} },
  },
  {
    ...wordsOf('week'),
    aliases: ["this week's meetings", 'tuần này họp gì', 'совещания на этой неделе'],
    menu: ['personal', 'group', 'channel'],
    run: (turn) => listMeetings(sources, turn, { date: thisWeek(turn) }),
  },
  {
    ...wordsOf('next'),
    aliases: [
      'họp tiếp theo',
      'cuộc họp kế tiếp',
      'cuộc họp sắp tới',
      'the next meeting',
      'следующее совещание',
    ],
    menu: ['personal'],
    run: { intent: 'meeting_agenda', slots: { next: true } },
  },
  { ...wordsOf('mine'), menu: [], run: { intent: 'meeting_agenda', slots: { mine: true } } },
]

const wordsOf = (name: 'today' | 'week' | 'next' | 'mine'): Pick<Command, 'title' | 'description'> => ({
  title: inEach((language) => texts(language)(`command.${name}.title`)),
  description: inEach((language) => texts(language)(`command.${name}.description`)),
})

const inEach = (text: (language: Language) => string): Record<Language, string> => ({
  vi: text('vi'),
  en: text('en'),
  ru: text('ru'),
})

const thisWeek = ({ now, language }: Turn) => weekSlot(now, 0, texts(language)('date.this-week'))

/** What people call the meetings; the phrases of this feature learn the names of meetings and units from it too. */
const nameMeetings = async (
  { store, directory, clock }: FeatureParts,
  names: { readonly meetings: Names; readonly units: Names },
): Promise<readonly GazetteerEntry[]> => {
  const known = await findMeetings(store, clock().minus({ years: 5 }))
  for (const { id, title } of known) names.meetings.set(id, title)
  for (const { id, name } of await directory.units()) names.units.set(id, name)
  return known.map(({ id, title, aliases }) => ({
    slot: 'meeting',
    id,
    names: [...languages.flatMap((language) => title[language] ?? []), ...aliases],
  }))
}
