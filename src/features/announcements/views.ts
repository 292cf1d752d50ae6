import type { Links } from '../../core/conversation/links.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage, type Localized } from '../../core/i18n/localized.ts'
import { formatDay, formatPercent } from '../../core/time/format.ts'
import type { AgendaItem, Attendee, Conference, Photo, Result } from './conference.ts'
import { yearOf } from './conference.ts'
import { texts } from './texts.ts'
import { capitalised, figureText, heldText, nameText, titleText } from './wording.ts'

type Reader = { readonly language: Language; readonly links: Pick<Links, 'picture'> }

/** The whole news of a conference; each part that may be missing is a list, empty when it is. */
export const conferenceView = (conference: Conference, reader: Reader): View => {
  const { language } = reader
  const say = texts(language)
  const [cover, ...morePhotos] = conference.photos
  return {
    kicker: say('kicker', { date: formatDay(conference.publishedOn, language) }),
    heading: literal(titleText(conference, language)),
    lead: show(conference.lead, language),
    cover: cover ? [photoView(cover, reader)] : [],
    facts: factsView(conference, language),
    people: peopleView(conference, language),
    figures: pairs(headlines(conference).map((result) => tileView(result, language))),
    results: resultsView(conference, language),
    agenda: section(
      conference.agenda.map((item) => agendaView(item, language)),
      say('section.agenda'),
    ),
    story: section(
      conference.summary.map((text) => ({ text: show(text, language) })),
      say('section.story'),
    ),
    tasks: section(
      conference.tasks.map((text) => ({ text: show(text, language) })),
      tasksTitle(conference, language),
    ),
    photos: section(
      morePhotos.map((photo) => photoView(photo, reader)),
      say('section.photos', { count: morePhotos.length }),
    ),
    credits: literal(creditsText(conference, language)),
  }
}

/** A year-end conference plans the next year; the others say what comes next. */
const tasksTitle = (conference: Conference, language: Language): string =>
  conference.kind === 'year-end'
    ? texts(language)('section.tasks', { year: yearOf(conference) + 1 })
    : texts(language)('section.next')

/** A part with its heading; nothing at all when there are no items. */
const section = (items: readonly View[], title: string): readonly View[] =>
  items.length > 0 ? [{ title, items }] : []

const show = (text: Localized, language: Language): string => literal(inLanguage(text, language))

const photoView = ({ file, caption, altText }: Photo, { language, links }: Reader): View => ({
  url: links.picture(file),
  altText: inLanguage(altText, language),
  caption: show(caption, language),
})

const factsView = (conference: Conference, language: Language): readonly View[] => {
  const say = texts(language)
  const { decision, organiser, place, chair, participants } = conference
  const decided = say('decision', { number: decision.number, date: formatDay(decision.date, language) })
  const presided = chair.map(({ name }) => nameText(name, language)).join(', ')
  return [
    { title: say('fact.decision'), value: literal(decided) },
    { title: say('fact.organiser'), value: show(organiser, language) },
    { title: say('fact.time'), value: literal(heldText(conference, language)) },
    { title: say('fact.place'), value: show(place, language) },
    { title: say('fact.chair'), value: presided ? literal(presided) : say('chair.unknown') },
    { title: say('fact.participants'), value: literal(capitalised(figureText(participants, language))) },
  ]
}

const peopleView = ({ chair, delegates }: Conference, language: Language): readonly View[] => {
  const say = texts(language)
  const attendee = ({ name, role }: Attendee, presides: boolean): View => ({
    name: literal(nameText(name, language)),
    role: presides ? say('chair.role', { role: show(role, language) }) : show(role, language),
  })
  return section(
    [...chair.map((person) => attendee(person, true)), ...delegates.map((person) => attendee(person, false))],
    say(chair.length > 0 ? 'section.chair' : 'section.delegates'),
  )
}

const headlines = ({ results }: Conference): readonly Result[] =>
  results.flatMap(({ rows }) => rows).filter(({ headline }) => headline)

const tileView = (result: Result, language: Language): View => ({
  value: literal(valueText(result, language)),
  label: show(result.label, language),
})

/** Tiles two in a row, which a phone has room for. */
const pairs = (tiles: readonly View[]): readonly View[] =>
  tiles.flatMap((tile, index) =>
    index % 2 === 0 ? [{ tiles: [tile, ...tiles.slice(index + 1, index + 2)] }] : [],
  )

const resultsView = ({ results }: Conference, language: Language): readonly View[] =>
  section(
    results.map(({ title, basis, rows }) => ({
      title: show(title, language),
      basis: basis ? show(basis, language) : '',
      rows: rows.map((row) => ({
        label: show(row.label, language),
        value: literal(valueText(row, language)),
        remark: literal(remarkText(row, language)),
      })),
    })),
    texts(language)('section.results'),
  )

const valueText = ({ value }: Result, language: Language): string =>
  'published' in value ? figureText(value, language) : inLanguage(value, language)

/** Next to a figure: its share of the plan as published, the plan where it is known, and what else was said. */
const remarkText = ({ ofPlan, plan, remark }: Result, language: Language): string => {
  const say = texts(language)
  return [
    ...(ofPlan ? [say('result.ofPlan', { percent: formatPercent(ofPlan.value, language) })] : []),
    ...(plan ? [say('result.plan', { percent: formatPercent(plan.value, language) })] : []),
    ...(remark ? [inLanguage(remark, language)] : []),
  ].join(' · ')
}

const agendaView = ({ at, kind, title, speaker }: AgendaItem, language: Language): View => {
  const text = inLanguage(title, language)
  const label = texts(language)(`agenda.${kind}`)
  const saysSo = text.toLocaleLowerCase().includes(label.toLocaleLowerCase())
  const detail = [...(saysSo ? [] : [label]), ...(speaker ? [nameText(speaker, language)] : [])].join(' · ')
  return { at: at ?? '', title: literal(text), detail: literal(detail) }
}

const creditsText = ({ credits }: Conference, language: Language): string => {
  const say = texts(language)
  const writers = credits.text.join(', ')
  const photographers = credits.photos.join(', ')
  const one = writers === photographers
  return [
    say(one ? 'credits.both' : 'credits.text', { names: writers }),
    ...(photographers && !one ? [say('credits.photos', { names: photographers })] : []),
    ...(credits.note ? [inLanguage(credits.note, language)] : []),
  ].join(' · ')
}
