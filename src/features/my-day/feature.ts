import type { Command, FeatureModule, FeatureParts } from '../../core/conversation/feature.ts'
import { Failure } from '../../core/errors/failure.ts'
import { showDay } from './show-day.ts'
import { texts } from './texts.ts'

/** Somebody's day at a glance, put together from what the other features know of it. */
export const myDay: FeatureModule = {
  collections: [],
  dataFiles: [],
  folder: new URL('.', import.meta.url),
  create: (parts) => ({
    name: 'my-day',
    answers: {},
    commands: [dayCommand(parts)],
    phrase: ({ intent }) => {
      throw new Failure('no-phrase', `"my day" answers no question, so it phrases none (${intent})`)
    },
  }),
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
    'lịch hôm nay của tôi',
    'lịch của tôi hôm nay',
    'hôm nay tôi có gì',
    'hôm nay tôi làm gì',
    'hôm nay của em',
    'ngày hôm nay của tôi',
    'my day today',
    'my today',
    'my schedule today',
    "what's my day",
    'what do I have today',
    'what is on my plate today',
    'мой день сегодня',
    'мой план на сегодня',
    'мои дела сегодня',
    'мои дела на сегодня',
    'что у меня сегодня',
    'что у меня на сегодня',
  ],
  menu: ['personal', 'group', 'channel'],
  run: (turn) => showDay(parts, turn),
})
