import { type Language, languages } from '../../core/i18n/language.ts'
import {
  type Announcement,
  type ContentField,
  contentFields,
  type Texts,
  type Written,
} from './announcement.ts'

/** The reader's language, else the announcement's main one. */
export const textIn = (
  texts: Texts | undefined,
  language: Language,
  { main }: Pick<Announcement, 'main'>,
): string => texts?.[language] ?? texts?.[main] ?? ''

/** What is typed in lines: the first is the title, the second the summary, the rest the body. */
export const contentOfLines = (text: string, language: Language): Written['content'] => {
  const [title = '', summary = '', ...body] = text.split('\n').map((line) => line.trimEnd())
  const inLanguage = (words: string) => (words.trim() === '' ? {} : { [language]: words.trim() })
  return { title: inLanguage(title), summary: inLanguage(summary), body: inLanguage(body.join('\n')) }
}

/** Conferences and award lists speak for themselves; everything else needs a body. */
const needsBody = ({ kind }: Pick<Announcement, 'kind'>): boolean =>
  kind === 'notice' || kind === 'outage' || kind === 'condolence'

/** What has to be there in the main language before a release. A missing summary is the title's place. */
export const missingInMain = (announcement: Written): readonly ContentField[] =>
  (needsBody(announcement) ? (['title', 'body'] as const) : (['title'] as const)).filter(
    (field) => !announcement.content[field][announcement.main],
  )

/** The fields that a language lacks while another has them: its readers see the main language there. */
export const missingIn = (
  { content }: Pick<Announcement, 'content'>,
  language: Language,
): readonly ContentField[] =>
  contentFields.filter(
    (field) => !content[field][language] && languages.some((other) => content[field][other]),
  )

/** Other texts that a language lacks: of the picture, of links, of the poll. */
export const lacksLabels = ({ buttons, picture }: Written, language: Language): boolean =>
  [
    ...(picture ? [picture.alt] : []),
    ...buttons.flatMap((button): Texts[] => {
      if (button.kind === 'link') return [button.label]
      return button.kind === 'poll' ? [button.question, ...button.options] : []
    }),
  ].some((texts) => !texts[language])

/** What a notification says: the summary, else the title. */
export const notificationText = (announcement: Written, language: Language): string =>
  textIn(announcement.content.summary, language, announcement) ||
  textIn(announcement.content.title, language, announcement)
