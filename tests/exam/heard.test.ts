import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseUtterances } from '../../src/core/understanding/utterances.ts'
import { aLoa, type TestLoa } from '../builders/loa.ts'
import { type ExamLine, papers, readPaper } from './exam-lines.ts'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

type Line = Pick<ExamLine, 'text' | 'intent'>

const trainingLines = (): Line[] =>
  readdirSync('src/features', { recursive: true, encoding: 'utf8' })
    .filter((file) => /utterances\.\w+\.txt$/.test(file))
    .flatMap((file) => parseUtterances(readFileSync(`src/features/${file}`, 'utf8'), 'en', file))

/** Lines of the training that ask for a deed in so many words. */
const deeds = [
  'reschedule my health check to Friday, change it in the system',
  'Tạo cuộc họp Teams lúc 3h chiều mai cho cả phòng',
  'đổi lịch khám của tôi sang tuần sau giúp',
  'hủy lịch khám cho em',
  'cancel my call with Mr Hung tomorrow',
  'set up teams meeting for me',
  "I can't come to the safety meeting, excuse me",
  'создай встречу в тимсе на завтра в 10',
  'Отмени планёрку',
  'hủy cuộc họp chiều nay giùm anh',
  'dời họp giao ban sang thứ năm đi',
]

/** Thanks and farewells are greetings, and "who are you" asks for help: they are answered by what they say. */
const isSmallTalk = ({ intent }: Line, feature: string): boolean =>
  feature === 'help' && (intent === 'greeting' || intent === 'help')

it('takes no question for a command: a command does something', () => {
  const heard = [...papers.flatMap(readPaper), ...trainingLines()].filter((line) =>
    loa.bot.features.some(({ name, hears }) => hears?.(line.text) && !isSmallTalk(line, name)),
  )
  expect(heard.map(({ text }) => text).filter((text) => !deeds.includes(text))).toEqual([])
})
