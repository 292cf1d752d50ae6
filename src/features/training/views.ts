import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card } from '../../core/conversation/reply.ts'
import { catalogue } from '../../core/i18n/catalogue.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Stored } from '../../core/store/store.ts'
import { formatDay } from '../../core/time/format.ts'
import { type Intent, intents } from '../../core/understanding/intent.ts'
import en from './locales/en.json' with { type: 'json' }
import ru from './locales/ru.json' with { type: 'json' }
import vi from './locales/vi.json' with { type: 'json' }
import type { TaughtLine } from './taught-line.ts'
import type { Taught } from './teach-line.ts'
import type { Unanswered } from './unanswered.ts'

export const texts = catalogue({ vi, en, ru })

/** What was not understood, the most frequent first, and how to teach it. */
export const reportCard = (
  questions: readonly Unanswered[],
  lines: readonly Stored<TaughtLine>[],
  language: Language,
): Card => {
  const say = texts(language)
  return {
    name: 'training/report',
    view: {
      heading: say('title'),
      intro: questions.length > 0 ? say('report.intro', { count: questions.length }) : say('report.empty'),
      questions: questions.map(({ text, count, nearest, last }) => ({
        text: literal(text),
        detail: say('report.detail', { count, nearest: nearest ?? '–', last: formatDay(last, language) }),
      })),
      teach: say('report.teach'),
      example: literal(say('report.example')),
      intents: literal(intents.join(' · ')),
    },
    summary: say('title'),
    next: [
      ...(questions[0] ? [teachButton(questions[0], language)] : []),
      ...lines.slice(0, 3).map((line) => forgetButton(line, language)),
    ].slice(0, 5),
  }
}

const teachButton = ({ text, nearest }: Unanswered, language: Language): Button => {
  const say = texts(language)
  const intent: Intent = nearest ?? 'out_of_scope'
  const command = say('teach.command', { intent, text })
  return {
    kind: 'act',
    title: say('teach.button', { intent }),
    verb: 'training.teach',
    data: { intent, text },
    command,
  }
}

const forgetButton = ({ id, document }: Stored<TaughtLine>, language: Language): Button => {
  const say = texts(language)
  const command = say('forget.command', { text: document.text })
  return { kind: 'act', title: command, verb: 'training.forget', data: { id }, command }
}

/** What became of an attempt to teach or to take back. */
export const taughtCard = (taught: Taught, language: Language): Card => {
  const say = texts(language)
  if (taught.ok) {
    const text = say('taught.text', { text: taught.text, intent: taught.intent })
    return messageCard(say('taught.heading'), text, [undoButton(taught.text, language)])
  }
  const intent = 'intent' in taught ? taught.intent : ''
  return messageCard(
    say('refused.heading'),
    say(`refused.${taught.reason}`, { intent, intents: intents.join(', ') }),
    [],
  )
}

export const forgottenCard = (forgotten: boolean, language: Language): Card => {
  const say = texts(language)
  return forgotten
    ? messageCard(say('forgotten.heading'), say('forgotten.text'), [])
    : messageCard(say('refused.heading'), say('forgotten.none'), [])
}

const undoButton = (text: string, language: Language): Button => {
  const command = texts(language)('forget.command', { text })
  return { kind: 'say', title: texts(language)('forget.button'), command }
}

const messageCard = (heading: string, text: string, next: readonly Button[]): Card => ({
  name: 'training/message',
  view: { heading, text: literal(text) },
  summary: heading,
  next,
})
