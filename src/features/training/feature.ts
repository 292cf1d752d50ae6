import { z } from 'zod'
import { action, type Feature } from '../../core/conversation/feature.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { endingOnly, isoKey, keptAmong } from '../../core/people/personal-data.ts'
import { intentSchema } from '../../core/understanding/intent.ts'
import { mayTeach } from './policy.ts'
import { idOfText, taughtLines } from './taught-line.ts'
import { forgetLine, type Teaching, teachLine } from './teach-line.ts'
import { unansweredQuestions } from './unanswered.ts'
import { forgottenCard, reportCard, taughtCard, texts } from './views.ts'

export const trainingCollections = [taughtLines, unansweredQuestions]

/** "dạy meeting_agenda: sáng nay ngồi với ai", in any of the languages. */
const teachCommand = /^(dạy|day|teach|научить|научи)\s+([a-z_]+)\s*:\s*(.*)$/isu
const forgetCommand = /^(quên|quen|forget|забыть|забудь)\s*:\s*(.*)$/isu

const languageOfWord = (word: string): Language =>
  /\p{Script=Cyrillic}/u.test(word) ? 'ru' : /^(teach|forget)$/i.test(word) ? 'en' : 'vi'

/** How Loa is taught: what it did not understand, and the lines that administrators add. */
export const createTraining = (teaching: Teaching): Feature => ({
  name: 'training',
  answers: {},
  commands: [
    {
      title: inAll('title'),
      description: inAll('description'),
      menu: [],
      run: (turn) => report(teaching, turn),
    },
  ],
  actions: [
    action(
      'training.teach',
      z.object({ intent: intentSchema, text: z.string().max(300) }),
      async (turn, { intent, text }) =>
        personal(taughtCard(await teachLine(teaching, turn, intent, text), turn.language)),
    ),
    action('training.forget', z.object({ id: z.string().max(64) }), async (turn, { id }) =>
      personal(forgottenCard(await forgetLine(teaching, turn, id), turn.language)),
    ),
  ],
  hears: (text) => {
    const [, teach, intent = '', line = ''] = teachCommand.exec(text) ?? []
    if (teach !== undefined)
      return {
        language: languageOfWord(teach),
        run: async (turn) =>
          personal(
            taughtCard(await teachLine(teaching, turn, intent.toLowerCase(), line.trim()), turn.language),
          ),
      }
    const [, forget, forgotten = ''] = forgetCommand.exec(text) ?? []
    if (forget === undefined) return undefined
    return {
      language: languageOfWord(forget),
      run: async (turn) =>
        personal(forgottenCard(await forgetLine(teaching, turn, idOfText(forgotten)), turn.language)),
    }
  },
  phrase: (_, language) => texts(language)('title'),
  keeps: [
    keptAmong({ kind: 'taughtLines', store: teaching.store, collection: taughtLines }, { index: 'at' }),
    endingOnly({
      kind: 'unansweredQuestions',
      store: teaching.store,
      collection: unansweredQuestions,
      time: { index: 'last', key: isoKey },
    }),
  ],
})

const report = async ({ store }: Teaching, turn: Turn): Promise<Reply> => {
  if (!mayTeach(turn.person)) return personal(taughtCard({ ok: false, reason: 'not-allowed' }, turn.language))
  const questions = await store.find(unansweredQuestions, { index: 'count', descending: true, limit: 10 })
  const lines = await store.find(taughtLines, { index: 'at', descending: true, limit: 3 })
  return personal(
    reportCard(
      questions.items.map(({ document }) => document),
      lines.items,
      turn.language,
    ),
  )
}

const inAll = (key: 'title' | 'description'): Record<Language, string> => ({
  vi: texts('vi')(key),
  en: texts('en')(key),
  ru: texts('ru')(key),
})
