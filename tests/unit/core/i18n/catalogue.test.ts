import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../../src/core/i18n/catalogue.ts'

const messages = {
  booked: 'Ваша запись: {{day}}. Место ваше.',
  file: 'Файл {{name}}.xlsx',
  more: 'Ещё {{name}}...',
  plain: 'Всё.',
}
const say = catalogue({ vi: messages, en: messages, ru: messages })('ru')

describe('a message', () => {
  it.each([
    ['has its value in its place', say('booked', { day: 'среда' }), 'Ваша запись: среда. Место ваше.'],
    [
      'has one full stop behind a value that ends in one',
      say('booked', { day: '2 декабря 2026 г.' }),
      'Ваша запись: 2 декабря 2026 г. Место ваше.',
    ],
    ['keeps the point of a file name', say('file', { name: 'г.' }), 'Файл г..xlsx'],
    ['keeps its ellipsis', say('more', { name: '2026 г.' }), 'Ещё 2026 г....'],
    ['has nothing where a value is missing', say('booked'), 'Ваша запись: . Место ваше.'],
    ['is as it stands without values', say('plain'), 'Всё.'],
  ])('%s', (_, said, expected) => expect(said).toBe(expected))
})
