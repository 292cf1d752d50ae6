import type { Links } from '../../core/conversation/links.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { type Conference, isConferenceKind } from './conference.ts'
import type { ConferenceFilter } from './find-conferences.ts'
import { texts } from './texts.ts'
import { heldShort, titleText } from './wording.ts'

/** Lines that a card shows: what is comfortable to read on a phone. */
export const mostLines = 12

/** One line of a list: title, when and where, the news in a sentence, its first picture. */
export const lineView = (
  conference: Conference,
  { language, links }: { readonly language: Language; readonly links: Pick<Links, 'picture'> },
): View => {
  const [cover] = conference.photos
  return {
    title: literal(titleText(conference, language)),
    meta: literal(`${heldShort(conference, language)} · ${inLanguage(conference.place, language)}`),
    lead: literal(inLanguage(conference.lead, language)),
    cover: cover ? [{ url: links.picture(cover.file), altText: inLanguage(cover.altText, language) }] : [],
  }
}

/** What was asked for, in words, part by part; empty when nothing was named that Loa knows. */
export const filterWords = (
  { kind, year, days, decision }: ConferenceFilter,
  language: Language,
): readonly string[] => {
  const say = texts(language)
  const rest = [
    ...(decision ? [say('filter.decision', { decision })] : []),
    ...(year ? [say('filter.year', { year })] : []),
    ...(days ? [days.text] : []),
  ]
  if (isConferenceKind(kind)) return [say(`kind.${kind}`), ...rest]
  return rest.length > 0 ? [say('kind.any'), ...rest] : []
}
