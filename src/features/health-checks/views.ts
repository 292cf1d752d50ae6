import { literal } from '../../core/conversation/markdown.ts'
import type { Provenance, View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage, type Localized } from '../../core/i18n/localized.ts'
import type { PersonToAsk } from '../../core/people/contact-of.ts'
import { formatDay } from '../../core/time/format.ts'
import type { Campaign, Clinic, Phase } from './campaign.ts'
import { texts } from './texts.ts'

/** What the reader has to notice before the rest. */
export const notice = (text: string, style: 'warning' | 'accent' | 'good' = 'accent'): View => ({
  style,
  text: literal(text),
})

/** `people`: whose clinic it is, where a card shows several. */
export const clinicView = (clinic: Clinic, language: Language, people = ''): View => ({
  name: literal(inLanguage(clinic.name, language)),
  address: literal(inLanguage(clinic.address, language)),
  directions: clinic.directions ? literal(inLanguage(clinic.directions, language)) : '',
  people: people && literal(texts(language)('clinic.people', { people })),
  hours: texts(language)('clinic.hours', { opens: clinic.opens, closes: clinic.closes }),
})

/** What to bring, what to mind, how to get there; nothing that is empty. */
export const adviceLists = (campaign: Campaign, language: Language): readonly View[] => {
  const say = texts(language)
  const lists = [
    { title: say('list.bring'), items: campaign.bring },
    { title: say('list.preparation'), items: campaign.preparation },
    { title: say('list.travel'), items: campaign.travel ? [campaign.travel] : [] },
  ]
  return lists
    .filter(({ items }) => items.length > 0)
    .map(({ title, items }) => ({
      title,
      items: items.map((item) => ({ text: literal(inLanguage(item, language)) })),
    }))
}

export const contactText = (contact: PersonToAsk, language: Language): string =>
  literal(texts(language)('contact', { contact: contactLine(contact, language) }))

const contactLine = ({ name, role, phone, email }: PersonToAsk, language: Language): string =>
  [name, role && inLanguage(role, language), phone, email].filter(Boolean).join(', ')

/** One day, or the first and the last. */
export const periodOf = ({ from, to }: Pick<Campaign, 'from' | 'to'>, language: Language): string =>
  from === to
    ? formatDay(from, language)
    : texts(language)('campaign.period', { from: formatDay(from, language), to: formatDay(to, language) })

export const provenanceOf = (
  { document, opened, from, name: campaign }: Campaign,
  { name }: PersonToAsk,
  language: Language,
): Provenance => {
  if (!document)
    return {
      source: inLanguage(campaign, language),
      owner: name,
      validFrom: formatDay(opened ?? from, language),
    }
  const date = formatDay(document.date, language)
  return {
    source: texts(language)('document', { number: document.number, date }),
    owner: name,
    validFrom: date,
  }
}

export const phaseColours = {
  running: 'Good',
  upcoming: 'Accent',
  over: 'Default',
} as const satisfies Record<Phase, string>

export const named = (text: Localized, language: Language): string => literal(inLanguage(text, language))
