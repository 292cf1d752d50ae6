import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aLoa, type TestLoa } from '../builders/loa.ts'
import { papers, readPaper } from './exam-lines.ts'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

const trainingLines = (): string[] =>
  readdirSync('src/features', { recursive: true, encoding: 'utf8' })
    .filter((file) => /utterances\.\w+\.txt$/.test(file))
    .flatMap((file) => readFileSync(`src/features/${file}`, 'utf8').split('\n'))
    .filter((line) => line !== '' && !/^[#[]/.test(line))

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

it('takes no question for a command: a command does something', () => {
  const heard = [...papers.flatMap(readPaper).map(({ text }) => text), ...trainingLines()].filter((text) =>
    loa.bot.features.some(({ hears }) => hears?.(text)),
  )
  expect(heard.filter((text) => !deeds.includes(text))).toEqual([])
})
