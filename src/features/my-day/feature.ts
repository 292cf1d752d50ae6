import type { Command, FeatureModule, FeatureParts } from '../../core/conversation/feature.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { Failure } from '../../core/errors/failure.ts'
import { type AskedDays, daysOf, readDays } from './read-days.ts'
import { showDay, showDays } from './show-day.ts'
import { texts } from './texts.ts'

/** Somebody's day, or other days, at a glance, put together from what the other features know of it. */
export const myDay: FeatureModule = {
  collections: [],
  dataFiles: [],
  folder: new URL('.', import.meta.url),
  create: (parts) => ({
    name: 'my-day',
    answers: {},
    commands: [dayCommand(parts)],
    hears: (text) => {
      const asked = readDays(text, parts.clock())
      return asked && { language: asked.spoken, run: (turn) => showAsked(parts, turn, asked) }
    },
    phrase: ({ intent }) => {
      throw new Failure('no-phrase', `"my day" answers no question, so it phrases none (${intent})`)
    },
  }),
}

const showAsked = (parts: FeatureParts, turn: Turn, { when, spoken }: AskedDays): Promise<Reply> => {
  const days = daysOf(when, spoken, turn.now)
  return days ? showDays(parts, turn, days) : showDay(parts, turn)
}

const dayCommand = (parts: FeatureParts): Command => ({
  title: {
    vi: texts('vi')('command.title'),
    en: texts('en')('command.title'),
    ru: texts('ru')('command.title'),
  },
  description: {
    vi: texts('vi')('command.description'),
    en: texts('en')('command.description'),
    ru: texts('ru')('command.description'),
  },
  aliases: [
    'ngày của tôi',
    'hôm nay tôi làm gì',
    'hôm nay của em',
    'ngày hôm nay của tôi',
    'my day today',
    'my today',
    "what's my day",
    'what is on my plate today',
    'мой день сегодня',
  ],
  menu: ['personal', 'group', 'channel'],
  run: (turn) => showDay(parts, turn),
})
