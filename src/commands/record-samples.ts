import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { templateFiles } from '../adapters/cards/templates.ts'
import type { Input } from '../core/conversation/incoming.ts'
import type { Card, View } from '../core/conversation/reply.ts'
import { type Language, languages } from '../core/i18n/language.ts'
import type { Question } from '../core/understanding/intent.ts'
import { anOfflineBot } from './offline-bot.ts'

/** The morning on which the samples are asked for: whoever records them again changes nothing else. */
const morning = DateTime.fromISO('2026-11-25T10:00', { zone: 'Asia/Ho_Chi_Minh' })

const ask = (intent: Question['intent'], slots: Question['slots'] = {}): Input => ({
  kind: 'button',
  data: { loa: 'ask', question: { intent, slots } },
})

const command = (text: string): Input => ({ kind: 'button', data: { loa: 'say', command: text } })

const twoReadings: Question['slots']['date'] = {
  text: '3/12',
  grain: 'day',
  from: '2026-12-03',
  to: '2026-12-03',
  readings: [
    { from: '2026-12-03', to: '2026-12-03' },
    { from: '2027-03-12', to: '2027-03-12' },
  ],
}

/** Asked in this order; the first card of each template is its sample. */
const inputs: readonly Input[] = [
  { kind: 'arrival' },
  ask('greeting'),
  ask('service_status'),
  ask('service_status', { service: 'offshore_link' }),
  ask('service_status', { date: { text: 'last week', grain: 'week', from: '2026-11-16', to: '2026-11-22' } }),
  ask('service_kpi', { year: 2020 }),
  ask('service_kpi', { service: 'offshore_link' }),
  ask('service_kpi', { year: 1999 }),
  ask('union_benefits'),
  ask('union_benefits', { topic: 'insurance' }),
  ask('union_benefits', { topic: 'bonus' }),
  { kind: 'button', data: { loa: 'act', verb: 'benefits.full', topic: 'insurance' } },
  ask('health_check_schedule', { mine: true }),
  ask('health_check_schedule'),
  ask('health_check_schedule', { unit: 'radio-team', mine: false }),
  ask('health_check_schedule', { mine: false }),
  ask('health_check_schedule', {
    date: { text: 'next week', grain: 'week', from: '2026-11-30', to: '2026-12-06' },
  }),
  ask('health_check_schedule', { date: twoReadings }),
  ask('meeting_agenda'),
  ask('meeting_agenda', { date: { text: 'this week', grain: 'week', from: '2026-11-23', to: '2026-11-29' } }),
  ask('meeting_agenda', { meeting: 'year-end-conference' }),
  ask('meeting_agenda', { date: twoReadings }),
  command('my day'),
  ask('conference_announcements', { conference: 'year-end', year: 2020 }),
  ask('conference_announcements', { conference: 'year-end' }),
  ask('conference_announcements', { year: 1999 }),
  ask('award_list', { year: 2020 }),
  ask('award_list', { year: 1999 }),
]

/** Asked by the admin, after something that nobody could answer. */
const adminInputs: readonly Input[] = [
  command('reset my password'),
  command('câu Loa chưa hiểu'),
  command('teach help: what is all this'),
]

/** Somebody with an appointment, a unit with awards, and meetings; and somebody who answers for Loa's words. */
const askers = [
  { id: 'nguyen.thi.lan', inputs },
  { id: 'le.thanh.mai', inputs: adminInputs },
  { id: 'vo.minh.thu', inputs: [command('audit log')] },
  { id: 'nguyen.thi.lan', inputs: [command('audit log')] },
]

const languageCommands = { vi: 'Tiếng Việt', en: 'English', ru: 'Русский' } as const satisfies Record<
  Language,
  string
>

/** Writes `<card>.sample.json` beside every template, as the sample organisation's bot fills it; names those it never met. */
export const recordSamples = async (): Promise<void> => {
  const bot = await anOfflineBot('src/sample', () => morning as DateTime<true>)
  const views = new Map<string, Partial<Record<Language, View>>>()
  for (const language of languages)
    for (const asker of askers) {
      const person = bot.data.people.find(({ id }) => id === asker.id)
      for (const [index, input] of [command(languageCommands[language]), ...asker.inputs].entries()) {
        const { cards } = await bot.conversation.respond({
          activity: `${language}-${index}`,
          sender: { account: person?.account ?? '', name: person?.name ?? '' },
          place: { kind: 'personal', conversation: `${language}-${asker.id}` },
          client: language,
          zone: undefined,
          input,
        })
        for (const card of cards) keepFirst(views, card, language)
      }
    }
  await bot.close()
  for (const name of templateFiles('cards')) writeSample(name, views.get(name))
}

const keepFirst = (
  views: Map<string, Partial<Record<Language, View>>>,
  { name, view }: Card,
  language: Language,
) => {
  const sample = views.get(name) ?? {}
  sample[language] ??= view
  views.set(name, sample)
}

const writeSample = (name: string, sample: Partial<Record<Language, View>> | undefined) => {
  const file = join('cards', `${name}.sample.json`)
  if (sample) writeFileSync(file, `${JSON.stringify(sample, null, 2)}\n`)
  else if (!existsSync(file)) console.error(`no question leads to ${name}`)
}
