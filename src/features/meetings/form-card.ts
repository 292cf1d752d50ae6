import { literal } from '../../core/conversation/markdown.ts'
import type { Card, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Arranging } from './arranging.ts'
import type { Checked } from './check-draft.ts'
import { type Base, type DraftValues, draftSchema, holidayChoices, repeatChoices } from './draft.ts'
import { minutesWords, previewView } from './draft-card.ts'
import type { Meeting } from './meeting.ts'
import { agendaText } from './read-agenda.ts'
import { repeatWords } from './repeat-words.ts'
import { repeatFields } from './rule-of-draft.ts'
import { texts } from './texts.ts'

export type Form = {
  readonly base: Base | undefined
  readonly values: DraftValues
  readonly problem?: string
  /** What it would come to: shown below the fields. */
  readonly checked?: Checked | undefined
}

/** Offsets that the form offers, in minutes. */
const offsets = [15, 60, 120, 1_440, 2_880]

/** The fields of a meeting with what was typed, what is wrong with it, and what it would come to. */
export const formCard = async (parts: Arranging, turn: Turn, form: Form): Promise<Card> => {
  const { base, values, problem, checked } = form
  const { language } = turn
  const say = texts(language)
  const heading = base ? say('form.heading', { id: base.id }) : say('form.heading.new')
  const submit = (verb: string) => ({ base, loa: 'act', verb: `meetings.${verb}`, rule: values.rule })
  return {
    name: 'meetings/form',
    view: {
      heading,
      notes: [
        ...(problem ? [{ style: 'attention', text: literal(problem) }] : []),
        ...(checked && !problem ? [{ style: 'accent', text: say('form.previewed') }] : []),
      ],
      labels: labelsOf(language),
      values,
      repeats: repeatChoices
        .filter((choice) => choice !== 'custom' || values.rule !== '')
        .map((value) => ({ value, title: repeatTitle(value, values, language) })),
      offsets: offsets.map((minutes) => ({ value: String(minutes), title: minutesWords(minutes, language) })),
      holidays: holidayChoices.map((value) => ({ value, title: say(`form.holidays.${value}`) })),
      preview: checked ? [await previewView(parts, turn, checked, values)] : [],
      submitPreview: submit('form-preview'),
      submitSave: submit('form-save'),
    },
    summary: heading,
  }
}

const repeatTitle = (
  choice: (typeof repeatChoices)[number],
  { rule, day }: DraftValues,
  language: Language,
): string =>
  choice === 'custom'
    ? repeatWords({ repeat: rule, start: day || '2026-01-01' }, language)
    : texts(language)(`form.repeat.${choice}`)

const labels = [
  'title',
  'day',
  'time',
  'endDay',
  'endTime',
  'zone',
  'place',
  'online',
  'organiser',
  'invited',
  'invitedHint',
  'repeat',
  'lastDay',
  'agenda',
  'agendaHint',
  'quorum',
  'reminders',
  'holidays',
  'preview',
  'save',
] as const

const labelsOf = (language: Language): View =>
  Object.fromEntries(labels.map((label) => [label, texts(language)(`form.${label}`)]))

/** Fields of a new meeting, as the form opens. */
export const emptyValues = (zone: string): DraftValues => draftSchema.parse({ zone, reminders: '60' })

/** What the fields hold of a meeting, in the reader's language. */
export const valuesOf = async (
  { directory }: Pick<Arranging, 'directory'>,
  meeting: Meeting,
  language: Language,
): Promise<DraftValues> => {
  const people = await directory.people()
  // A name that two people share says nothing: then it is the id.
  const nameOf = (id: string) => {
    const name = people.find((person) => person.id === id)?.name
    return name && people.filter((person) => person.name === name).length === 1 ? name : id
  }
  const units = await directory.units()
  const { invited, place } = meeting
  const [day = '', time = ''] = meeting.start.split('T')
  const [endDay = '', endTime = ''] = meeting.end.split('T')
  return {
    title: inLanguage(meeting.title, language),
    day,
    time,
    endDay: endDay === day ? '' : endDay,
    endTime,
    zone: meeting.zone,
    place: place ? inLanguage(place, language) : '',
    online: meeting.online ?? '',
    organiser: nameOf(meeting.organiser),
    invited:
      invited === 'everyone'
        ? texts(language)('invited.everyone')
        : [
            ...invited.units.map((id) => {
              const unit = units.find((candidate) => candidate.id === id)
              return unit ? inLanguage(unit.name, language) : id
            }),
            ...invited.people.map(nameOf),
          ].join(', '),
    ...repeatFields(meeting),
    agenda: agendaText(meeting, people, language),
    quorum: meeting.quorum ? String(meeting.quorum) : '',
    reminders: (meeting.reminders ?? []).join(','),
    holidays: 'skip',
  }
}
