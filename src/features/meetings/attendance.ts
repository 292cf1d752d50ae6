import type { FeatureParts } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import { answerOn, answers, type MeetingAnswer, type Rsvp, rsvps } from './answer.ts'
import { expandInvited } from './expand-invited.ts'
import type { Occurrence } from './occurrence.ts'
import { texts } from './texts.ts'
import type { Section } from './views.ts'

/** Who said what of one time that a meeting is held, as the directory stands now. */
export type Attendance = {
  readonly by: Readonly<Record<Rsvp, readonly Person[]>>
  readonly silent: readonly Person[]
  readonly quorum?: number | undefined
}

export const attendanceOf = async (
  { store, directory }: Pick<FeatureParts, 'store' | 'directory'>,
  { meeting, date }: Occurrence,
): Promise<Attendance> => {
  const invited = await expandInvited(directory, meeting)
  const said = new Map((await answersTo(store, meeting.id)).map((answer) => [answer.person, answer]))
  const saying = (rsvp: Rsvp | undefined) =>
    invited.filter(({ id }) => (id === meeting.organiser ? 'yes' : answerOn(said.get(id), date)) === rsvp)
  return {
    by: { yes: saying('yes'), maybe: saying('maybe'), no: saying('no') },
    silent: saying(undefined),
    quorum: meeting.quorum,
  }
}

const answersTo = async (
  store: FeatureParts['store'],
  meeting: string,
): Promise<readonly MeetingAnswer[]> => {
  const found: MeetingAnswer[] = []
  let next: string | undefined
  do {
    const page = await store.find(answers, {
      index: 'meeting',
      equals: meeting,
      limit: 1_000,
      ...(next && { after: next }),
    })
    found.push(...page.items.map(({ document }) => document))
    next = page.next
  } while (next)
  return found
}

/** Names of an answer that a card lists before it only counts them. */
const mostNames = 12

/** The counts, the quorum and the names, for who manages the meeting. */
export const attendanceSection = (attendance: Attendance, language: Language): Section => {
  const say = texts(language)
  const { by, silent, quorum } = attendance
  const counts = say('attendance.counts', {
    yes: by.yes.length,
    maybe: by.maybe.length,
    no: by.no.length,
    silent: silent.length,
  })
  const missing = (quorum ?? 0) - by.yes.length
  return {
    heading: say('attendance.heading'),
    lines: [
      counts,
      ...(quorum === undefined
        ? []
        : [
            missing > 0
              ? say('attendance.short', { quorum, count: missing })
              : say('attendance.quorum', { quorum, yes: by.yes.length }),
          ]),
      ...rsvps
        .filter((rsvp) => by[rsvp].length > 0)
        .map((rsvp) => literal(`${say(`rsvp.${rsvp}`)}: ${namesOf(by[rsvp])}`)),
    ],
  }
}

const namesOf = (people: readonly Person[]): string =>
  people
    .slice(0, mostNames)
    .map(({ name }) => name)
    .join(', ') + (people.length > mostNames ? ', …' : '')
