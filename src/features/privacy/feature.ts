import { z } from 'zod'
import {
  action,
  type Command,
  download,
  type FeatureModule,
  type FeatureParts,
  type Heard,
} from '../../core/conversation/feature.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { keptUnder } from '../../core/people/personal-data.ts'
import { changeWishes, readFields, readWishes, wishFieldsSchema } from './change-wishes.ts'
import { exportOwnData, gatherOwnData, whomOf } from './gather-own-data.ts'
import { knownPeople } from './known-person.ts'
import { type OwnDataRequest, readOwnDataRequest } from './own-data-words.ts'
import { readWishCommand, type Unclear } from './read-command.ts'
import { createSweep } from './sweep.ts'
import { texts } from './texts.ts'
import { ownDataCard, saveVerb, wishesCard } from './views.ts'

/** Kind of the download that hands somebody all that is kept about them. */
const ownDataFile = 'own-data'

/** `until` in seconds since 1970: other links live longer, but none of them says so much of somebody. */
const ownDataKey = z.strictObject({ account: z.string(), until: z.number() })

/** Hours for which the file can be fetched with the link of a card. */
const linkLives = 24

/** What is kept about people, for how long, and when they want to be left alone. */
export const privacy: FeatureModule = {
  collections: [knownPeople],
  dataFiles: [],
  folder: new URL('.', import.meta.url),
  create: (parts) => ({
    name: 'privacy',
    answers: {},
    commands: [ownDataCommand(parts), wishesCommand(parts)],
    actions: [
      action(saveVerb, wishFieldsSchema, async (turn, fields) => {
        const read = readFields(fields)
        if (!read.ok) return askBack(parts, turn, 'bad-hours')
        const wishes = await changeWishes(parts.store, turn, { kind: 'all', wishes: read.wishes })
        return personal(wishesCard(wishes, turn.language, 'saved'))
      }),
    ],
    downloads: [
      download(ownDataFile, ownDataKey, async ({ account, until }, language) =>
        until < parts.clock().toSeconds() ? undefined : exportOwnData(parts, account, language),
      ),
    ],
    hears: (text) => hear(parts, text),
    phrase: (_, language) => texts(language)('own.title'),
    sweep: createSweep(parts),
    keeps: [
      // No `erase`: by this a leaver is found until all the rest is gone, and then it goes too.
      { kind: 'directory', of: keptUnder(register(parts), ({ account }) => account).of },
    ],
  }),
}

const register = ({ store }: FeatureParts) => ({ kind: 'directory', store, collection: knownPeople }) as const

const askBack = async ({ store }: FeatureParts, turn: Turn, unclear: Unclear): Promise<Reply> =>
  personal(wishesCard(await readWishes(store, turn), turn.language, unclear))

const hear = (parts: FeatureParts, text: string): Heard | undefined => {
  const request = readOwnDataRequest(text)
  if (request) return { language: request.spoken, run: (turn) => showOwnData(parts, turn, request.deed) }
  const command = readWishCommand(text)
  if (!command) return undefined
  const { change, spoken } = command
  return {
    language: spoken,
    run: async (turn) => {
      if (typeof change === 'string') return askBack(parts, turn, change)
      return personal(wishesCard(await changeWishes(parts.store, turn, change), turn.language, 'saved'))
    },
  }
}

const inEach = (text: (language: Language) => string): Record<Language, string> => ({
  vi: text('vi'),
  en: text('en'),
  ru: text('ru'),
})

const ownDataCommand = (parts: FeatureParts): Command => ({
  title: inEach((language) => texts(language)('own.title')),
  description: inEach((language) => texts(language)('own.description')),
  aliases: [
    'bạn lưu gì về tôi',
    'loa biết gì về tôi',
    'loa lưu gì về tôi',
    'bạn có dữ liệu gì về tôi',
    'dữ liệu của tôi',
    'what do you store about me',
    'what does loa know about me',
    'what data do you have about me',
    'my data',
    'что вы обо мне знаете',
    'что ты обо мне знаешь',
    'что вы знаете обо мне',
    'что loa знает обо мне',
    'какие данные обо мне хранятся',
    'мои данные',
  ],
  // The menu of Teams holds twelve, and there are as many that are asked for more often.
  menu: [],
  run: (turn) => showOwnData(parts, turn, 'show'),
})

/** Nothing is erased by asking: who asks is told what goes when, and whom to ask for more. */
const showOwnData = async (
  { directory, organisation, links, keeps, clock }: FeatureParts,
  { person: { account }, language }: Turn,
  deed: OwnDataRequest['deed'],
): Promise<Reply> => {
  const kept = await gatherOwnData(keeps(), await whomOf(directory, account))
  const until = Math.floor(clock().plus({ hours: linkLives }).toSeconds())
  const file = links.download(ownDataFile, { account, until }, language)
  const contact = deed === 'erase' ? organisation.contacts.other : undefined
  return personal(ownDataCard(kept, { file, contact }, language))
}

const wishesCommand = ({ store }: FeatureParts): Command => ({
  title: inEach((language) => texts(language)('wishes.title')),
  description: inEach((language) => texts(language)('wishes.description')),
  aliases: ['không làm phiền', 'do not disturb', 'не беспокоить'],
  menu: [],
  run: async (turn) => personal(wishesCard(await readWishes(store, turn), turn.language)),
})
