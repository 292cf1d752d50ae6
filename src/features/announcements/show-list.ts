import type { FeatureParts } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Provenance, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { formatDay } from '../../core/time/format.ts'
import { agendaButton, conferenceButton, listButton, mostButtons } from './buttons.ts'
import type { Conference } from './conference.ts'
import type { ConferenceFilter, FoundConferences } from './find-conferences.ts'
import { filterWords, lineView, mostLines } from './list-views.ts'
import { texts } from './texts.ts'
import { capitalised } from './wording.ts'

type Sources = Pick<FeatureParts, 'organisation' | 'links'>

/** The conferences that fit, a button for each; told to name a year for those that have none. */
export const showList = (sources: Sources, { language }: Turn, found: FoundConferences): Reply => {
  const say = texts(language)
  const { matching } = found
  const heading = capitalised(filterWords(found.filter, language).join(' · ')) || say('list.heading')
  const agenda = isAboutYearEnd(found.filter) ? [agendaButton(language)] : []
  return listReply(sources, language, {
    heading,
    intro: say('list.intro', { count: matching.length }),
    lines: matching,
    all: found.all,
    next: agenda,
    summary: say('list.summary', { heading, count: matching.length }),
  })
}

/** Nothing fits: says so, and what there is. */
export const showNothing = (sources: Sources, turn: Turn, found: FoundConferences): Reply => {
  const { language } = turn
  const say = texts(language)
  const heading = say('none.heading')
  const filter = filterWords(found.filter, language).join(', ')
  const contact = ownerName(sources)
  const ahead = isAhead(found.filter, turn)
  const missing = filter ? say('none.text', { filter }) : say('none.unnamed')
  const offered =
    found.all.length > 0 ? say(ahead ? 'none.ahead' : 'none.offer') : say('none.empty', { contact })
  return listReply(sources, language, {
    heading,
    intro: `${missing} ${offered}`,
    lines: kinFirst(found).slice(0, mostOffered),
    all: found.all,
    next: [
      ...(ahead || isAboutYearEnd(found.filter) ? [agendaButton(language)] : []),
      ...(found.all.length > mostOffered ? [listButton(language)] : []),
    ],
    summary: filter ? missing : heading,
  })
}

/** Of the kind that was asked for before the others. */
const kinFirst = ({ all, filter }: FoundConferences): readonly Conference[] => {
  const isKin = ({ kind }: Conference) => kind === filter.kind
  return [...all.filter(isKin), ...all.filter((conference) => !isKin(conference))]
}

/** Of what there is instead of what was asked for; leaves room for two more buttons. */
const mostOffered = 4

type List = {
  readonly heading: string
  readonly intro: string
  readonly lines: readonly Conference[]
  readonly all: readonly Conference[]
  /** Buttons beside those of the lines. */
  readonly next: readonly Button[]
  readonly summary: string
}

const listReply = (sources: Sources, language: Language, list: List): Reply => {
  const { heading, intro, lines, all, next, summary } = list
  const room = mostButtons - next.length
  const hint = lines.length > room ? texts(language)('list.hint') : ''
  const shown = lines.slice(0, mostLines).map((line) => lineView(line, { language, links: sources.links }))
  const provenance = provenanceOf(lines, sources, language)
  return {
    cards: [
      {
        name: 'announcements/list',
        view: { heading: literal(heading), intro: literal(intro), lines: shown, hint },
        summary,
        ...(provenance && { provenance }),
        next: [...lines.slice(0, room).map((line) => conferenceButton(line, all, language)), ...next],
      },
    ],
  }
}

const provenanceOf = (
  lines: readonly Conference[],
  sources: Sources,
  language: Language,
): Provenance | undefined => {
  const published = lines.map(({ publishedOn }) => publishedOn).sort()
  const latest = published.at(-1)
  return latest === undefined
    ? undefined
    : {
        source: texts(language)('list.source'),
        owner: ownerName(sources),
        validFrom: formatDay(latest, language),
      }
}

const ownerName = ({ organisation: { contacts } }: Sources): string =>
  (contacts.conference_announcements ?? contacts.other).name

const isAboutYearEnd = ({ kind }: ConferenceFilter): boolean => kind === 'year-end'

/** Asked about a time that is not over: what takes place then stands in an agenda, not in the news. */
const isAhead = ({ year, days }: ConferenceFilter, { now }: Turn): boolean =>
  (year !== undefined && year >= now.year) || (days !== undefined && days.to >= now.toISODate())
