import { describe, expect, it } from 'vitest'
import { readOwnDataRequest } from '../../../../src/features/privacy/own-data-words.ts'

describe('what somebody wants of their own data', () => {
  it.each([
    ['Loa biết những gì về tôi?', 'vi', 'show'],
    ['bạn lưu thông tin gì về em', 'vi', 'show'],
    ['loa dang luu du lieu gi ve toi', 'vi', 'show'],
    ['cho tôi xem dữ liệu của tôi', 'vi', 'show'],
    ['xuất dữ liệu cá nhân của tôi', 'vi', 'show'],
    ['tải về toàn bộ dữ liệu của em giúp', 'vi', 'show'],
    ['xóa dữ liệu của tôi', 'vi', 'erase'],
    ['em muốn xóa hết thông tin về em', 'vi', 'erase'],
    ['what data do you keep about me', 'en', 'show'],
    ['What information does Loa have about me?', 'en', 'show'],
    ['show me my data please', 'en', 'show'],
    ['can I export my data?', 'en', 'show'],
    ['download all my personal data', 'en', 'show'],
    ['give me a copy of my data', 'en', 'show'],
    ['please delete my data', 'en', 'erase'],
    ['erase everything you know about me', 'en', 'erase'],
    ['forget all about me', 'en', 'erase'],
    ['Какие данные вы храните обо мне?', 'ru', 'show'],
    ['покажи мои данные', 'ru', 'show'],
    ['хочу скачать свои данные', 'ru', 'show'],
    ['выгрузите, пожалуйста, все мои данные', 'ru', 'show'],
    ['какая информация есть обо мне', 'ru', 'show'],
    ['удали мои данные', 'ru', 'erase'],
    ['сотри всё, что ты знаешь обо мне', 'ru', 'erase'],
  ] as const)('%s', (text, spoken, deed) => {
    expect(readOwnDataRequest(text)).toEqual({ spoken, deed })
  })

  it.each([
    'what do you know about the radio',
    'show me the data of 2020',
    'xem dữ liệu năm 2020',
    'huỷ lịch khám của tôi',
    'cho em xin thông tin khám sức khỏe của em',
    'покажи данные за 2020 год',
    'удали мою запись на медосмотр',
    'show my health check',
    'delete draft 12',
  ])('is nothing: %s', (text) => {
    expect(readOwnDataRequest(text)).toBeUndefined()
  })
})
