import type { Command } from '../../core/conversation/feature.ts'
import { texts } from './views.ts'

/** Shows what Loa can do: the one command that every answer without a feature offers. */
export const helpCommand: Command = {
  title: { vi: texts('vi')('title'), en: texts('en')('title'), ru: texts('ru')('title') },
  description: {
    vi: texts('vi')('menu.description'),
    en: texts('en')('menu.description'),
    ru: texts('ru')('menu.description'),
  },
  aliases: ['menu', 'start', '?', 'меню', 'старт'],
  menu: ['personal', 'group', 'channel'],
  run: { intent: 'help', slots: {} },
}
