import { describe, expect, it } from 'vitest'
import { createStripText } from '../../../../src/features/training/strip-text.ts'

const strip = createStripText(['Nguyễn Thị Lan', 'Trần Thu Hương', 'Петренко Иван Сергеевич'])

describe('a text that is kept for the report', () => {
  it.each([
    ['anh Nguyễn Thị Lan nghỉ ốm à', 'anh … nghỉ ốm à'],
    ['chị hương có đi khám không', 'chị … có đi khám không'],
    ['nguyen thi lan o dau', '… o dau'],
    ['где сейчас Петренко?', 'где сейчас …?'],
    ['gọi 0903 123 456 hay lan.nguyen@centre.example', 'gọi # # # hay …'],
    ['xem https://example.org/a?b=1 nhé', 'xem … nhé'],
    ['lan can cầu thang', 'lan can cầu thang'],
    ['không có tên ai', 'không có tên ai'],
  ])('%j becomes %j', (text, expected) => expect(strip(text)).toBe(expected))
})
