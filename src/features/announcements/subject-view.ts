import { literal } from '../../core/conversation/markdown.ts'
import type { Button, View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Announcement } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { newsButton } from './buttons.ts'
import { conferences, yearOf } from './conference.ts'
import { texts } from './texts.ts'
import { conferenceView } from './views.ts'

type About = { readonly view: View; readonly next: readonly Button[] }

const nothing: About = { view: {}, next: [] }

/** What an announcement shows of its conference or its awards, and the way to the whole of it. */
export const subjectView = async (
  sources: Pick<Announcing, 'store' | 'awards' | 'links'>,
  { kind, subject }: Pick<Announcement, 'kind' | 'subject'>,
  language: Language,
): Promise<About> => {
  if (kind === 'conference')
    return subject?.kind === 'conference'
      ? aboutConference(sources, subject.conference, language)
      : noConference
  if (kind !== 'award-list') return nothing
  return subject?.kind === 'awards' ? aboutAwards(sources, subject.year, language) : noAwards
}

const noConference: About = { view: { cover: [], lead: '', facts: [], figures: [], agenda: [] }, next: [] }
const noAwards: About = { view: { groups: [], more: '' }, next: [] }

const aboutConference = async (
  { store, links }: Pick<Announcing, 'store' | 'links'>,
  id: string,
  language: Language,
): Promise<About> => {
  const stored = await store.get(conferences, id)
  if (!stored) return noConference
  const conference = stored.document
  const { cover, lead, facts, figures, agenda } = conferenceView(conference, { language, links })
  const slots = { conference: conference.kind, year: yearOf(conference) }
  return {
    view: { cover, lead, facts, figures, agenda },
    next: [newsButton(texts(language)('button.conference'), slots, language)],
  }
}

/** Names that a notification of awards shows: what a phone shows without tiring; the list itself has them all. */
const mostNames = 30

const aboutAwards = async (
  { awards }: Pick<Announcing, 'awards'>,
  year: number,
  language: Language,
): Promise<About> => {
  const groups = await awards.ofYear(year, language)
  if (!groups) return noAwards
  const say = texts(language)
  const all = groups.reduce((sum, { names }) => sum + names.length, 0)
  const shown = firstNames(groups)
  const left = all - shown.reduce((sum, { names }) => sum + names.length, 0)
  return {
    view: {
      groups: shown.map(({ title, names }) => ({
        title: literal(title),
        names: names.map((name) => ({ name: literal(name) })),
      })),
      more: left > 0 ? say('awards.more', { count: left }) : '',
    },
    next: [
      {
        kind: 'ask',
        title: say('button.award_list', { year }),
        question: { intent: 'award_list', slots: { year } },
        command: say('command.award_list', { year }),
      },
    ],
  }
}

type Groups = readonly { readonly title: string; readonly names: readonly string[] }[]

const firstNames = (groups: Groups): Groups => {
  let room = mostNames
  return groups.flatMap(({ title, names }) => {
    const shown = names.slice(0, room)
    room -= shown.length
    return shown.length > 0 ? [{ title, names: shown }] : []
  })
}
