import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Person } from '../../core/people/person.ts'
import { formatDay, formatLongDay } from '../../core/time/format.ts'
import type { Arranging } from './arranging.ts'
import { type Checked, inTheWay } from './check-draft.ts'
import type { DraftValues, StoredDraft } from './draft.ts'
import { expandInvited } from './expand-invited.ts'
import type { Busy } from './find-busy.ts'
import type { Clash } from './find-clashes.ts'
import type { Meeting } from './meeting.ts'
import { invitationOf, isOpen, mayInviteAnybody } from './policy.ts'
import { repeatWords, skippedBy } from './repeat-words.ts'
import { texts } from './texts.ts'
import { placeWords, type Section, timeSpan, whenWords } from './views.ts'
import { onClockOf } from './zone.ts'

/** What was understood, and what somebody should know before it is saved. */
export const previewView = async (
  parts: Arranging,
  turn: Turn,
  checked: Checked,
  values: DraftValues,
): Promise<View> => {
  const { language } = turn
  const say = texts(language)
  const { meeting } = checked
  const sections = await previewSections(parts, turn, checked, values)
  return {
    title: literal(inLanguage(meeting.title, language)),
    facts: await factsOf(parts, turn, checked),
    sections: sections.map(({ heading, lines, style = 'default' }) => ({
      heading,
      style,
      lines: lines.map((text) => ({ text })),
    })),
    reason:
      inTheWay(checked) > 0 ? [{ label: say('draft.reason'), placeholder: say('draft.reason.example') }] : [],
  }
}

const factsOf = async (
  parts: Arranging,
  { language, now }: Turn,
  { meeting, next }: Checked,
): Promise<readonly View[]> => {
  const say = texts(language)
  const people = await expandInvited(parts.directory, meeting)
  const [first] = next
  const facts: readonly (readonly [string, string])[] = [
    [say('fact.when'), first ? whenWords(first, { now, language }) : say('draft.no-dates')],
    [say('fact.repeat'), repeatWords(meeting, language)],
    [say('fact.place'), first ? placeWords(first, language) : ''],
    [say('fact.organiser'), people.find(({ id }) => id === meeting.organiser)?.name ?? meeting.organiser],
    [say('fact.invited'), await invitedWords(parts, meeting, people, language)],
    [
      say('fact.reminders'),
      (meeting.reminders ?? []).map((count) => minutesWords(count, language)).join(', '),
    ],
    [say('fact.quorum'), meeting.quorum ? String(meeting.quorum) : ''],
  ]
  return facts.flatMap(([title, value]) => (value === '' ? [] : [{ title, value: literal(value) }]))
}

/** "1 day", "1 hour", "15 minutes" before the start. */
export const minutesWords = (minutes: number, language: Language): string => {
  const say = texts(language)
  if (minutes % 1_440 === 0) return say('before.days', { count: minutes / 1_440 })
  return minutes % 60 === 0
    ? say('before.hours', { count: minutes / 60 })
    : say('before.minutes', { count: minutes })
}

const invitedWords = async (
  { directory }: Arranging,
  { invited, organiser }: Meeting,
  people: readonly Person[],
  language: Language,
): Promise<string> => {
  const say = texts(language)
  const count = people.filter(({ id }) => id !== organiser).length
  if (invited === 'everyone') return say('draft.everyone', { count })
  if (count === 0) return say('draft.nobody')
  const units = (await directory.units()).filter(({ id }) => invited.units.includes(id))
  const named = people.filter(({ id }) => invited.people.includes(id))
  const names = [...units.map(({ name }) => inLanguage(name, language)), ...named.map(({ name }) => name)]
  return say('draft.invited', {
    names: `${names.slice(0, 6).join(', ')}${names.length > 6 ? ', …' : ''}`,
    count,
  })
}

type Styled = Section & { readonly style?: 'attention' | 'warning' | 'default' }

const previewSections = async (
  { directory }: Arranging,
  turn: Turn,
  { meeting, next, clashes, busy, holidays }: Checked,
  values: DraftValues,
): Promise<readonly Styled[]> => {
  const { language } = turn
  const say = texts(language)
  const people = await directory.people()
  const skipped = skippedBy(meeting)
  const agenda = meeting.agenda.map(({ title, speaker, minutes, papers }, index) =>
    [
      `${index + 1}) ${inLanguage(title, language)}`,
      speaker && (people.find(({ id }) => id === speaker)?.name ?? speaker),
      minutes && say('agenda.minutes', { count: minutes }),
      ...papers.map((paper) => inLanguage(paper.title, language)),
    ]
      .filter(Boolean)
      .join(' · '),
  )
  const sections: readonly Styled[] = [
    {
      heading: say('draft.clashes'),
      style: 'attention',
      lines: [...clashes.map((clash) => clashLine(clash, turn)), ...busy.map((one) => busyLine(one, turn))],
    },
    {
      heading: say('draft.holidays'),
      style: 'warning',
      lines: holidays.map(({ date, name, to }) => {
        const day = formatDay(date, language)
        const holiday = say(`holiday.${name}`)
        if (to) return say('draft.holiday.move', { day, holiday, to: formatDay(to, language) })
        const isKept = values.holidays === 'keep' || !meeting.repeat
        return say(isKept ? 'draft.holiday.keep' : 'draft.holiday.skip', { day, holiday })
      }),
    },
    {
      heading: say('draft.notes'),
      lines: [
        ...(meeting.repeat && !/COUNT|UNTIL/.test(meeting.repeat) ? [say('draft.endless')] : []),
        ...(skipped ? [say(`draft.skips.${skipped}`)] : []),
      ],
    },
    {
      heading: say('draft.next'),
      lines: meeting.repeat
        ? next.map(
            (one) => `${formatLongDay(one.start.toFormat('yyyy-LL-dd'), language)}, ${timeSpan(one, turn)}`,
          )
        : [],
    },
    { heading: say('agenda.heading'), lines: agenda.map((line) => literal(line)) },
  ]
  return sections.filter(({ lines }) => lines.length > 0)
}

/** People of a clash that are named. */
const mostNames = 4

/** A meeting that the asker may not know of is only "another meeting". */
const clashLine = ({ other, times, room, people }: Clash, turn: Turn): string => {
  const { language, person } = turn
  const say = texts(language)
  const isKnown = isOpen(other.meeting) || mayInviteAnybody(person) || invitationOf(person, other.meeting)
  const title = isKnown ? inLanguage(other.meeting.title, language) : say('clash.other')
  const names = people.slice(0, mostNames).map(({ name }) => name)
  const who = people.length > mostNames ? say('clash.people', { count: people.length }) : names.join(', ')
  const what = [room ? say('clash.room') : '', who].filter(Boolean).join('; ')
  const often = times > 1 ? ` · ${say('clash.times', { count: times })}` : ''
  return literal(`${title}, ${whenWords(other, turn)}: ${what}${often}`)
}

const busyLine = ({ person, start, end }: Busy, { language, now }: Turn): string => {
  const day = formatDay(onClockOf(now, start).toISODate(), language)
  const [from, to] = [start, end].map((time) => onClockOf(now, time).toFormat('HH:mm'))
  return literal(texts(language)('clash.busy', { name: person.name, when: `${day}, ${from}–${to}` }))
}

/** What is about to be saved, with the buttons that save it, open it in a form or drop it. */
export const draftCard = async (
  parts: Arranging,
  turn: Turn,
  { values, base, stamp }: StoredDraft,
  checked: Checked,
): Promise<Card> => {
  const say = texts(turn.language)
  const heading = say(base ? 'draft.heading.change' : 'draft.heading')
  const title = inLanguage(checked.meeting.title, turn.language)
  return {
    name: 'meetings/draft',
    view: { heading, notes: [], ...(await previewView(parts, turn, checked, values)) },
    summary: `${heading} ${title}`,
    next: draftButtons(turn, stamp, checked),
  }
}

const draftButtons = ({ language }: Turn, stamp: string, checked: Checked): readonly Button[] => {
  const say = texts(language)
  return [
    {
      kind: 'act',
      title: say(inTheWay(checked) > 0 ? 'button.save-anyway' : 'button.save'),
      verb: 'meetings.save',
      data: { stamp },
      command: say('draft.save.title'),
    },
    {
      kind: 'form',
      title: say('button.form'),
      verb: 'meetings.form',
      data: { stamp },
      command: say('command.form.title'),
    },
    {
      kind: 'act',
      title: say('button.discard'),
      verb: 'meetings.discard',
      data: {},
      command: say('command.discard.title'),
    },
  ]
}
