import { describe, expect, it } from 'vitest'
import { readLanguageChoice } from '../../../../src/features/help/language-words.ts'

describe('the language that a text asks for', () => {
  it.each([
    ['trả lời bằng tiếng Anh', 'vi', 'en'],
    ['nói tiếng Nga nhé', 'vi', 'ru'],
    ['noi tieng nga di', 'vi', 'ru'],
    ['Loa ơi, trả lời tôi bằng tiếng Việt được không?', 'vi', 'vi'],
    ['chuyển sang tiếng Anh giúp em', 'vi', 'en'],
    ['đổi ngôn ngữ sang tiếng Nga', 'vi', 'ru'],
    ['từ giờ nói chuyện với mình bằng tiếng Việt nha', 'vi', 'vi'],
    ['bạn có thể nói tiếng Anh không', 'vi', 'en'],
    ['em muốn dùng tiếng việt', 'vi', 'vi'],
    ['ngôn ngữ tiếng anh', 'vi', 'en'],
    ['làm ơn dùng tiếng Việt với tôi', 'vi', 'vi'],
    ['tra loi toi bang tieng viet', 'vi', 'vi'],
    ['speak Russian', 'en', 'ru'],
    ['in English please', 'en', 'en'],
    ['English, please!', 'en', 'en'],
    ['answer me in Vietnamese', 'en', 'vi'],
    ['could you please reply in English?', 'en', 'en'],
    ['switch to Russian', 'en', 'ru'],
    ['please change the language to Vietnamese', 'en', 'vi'],
    ["let's speak English", 'en', 'en'],
    ['I want you to answer in Russian', 'en', 'ru'],
    ['Can you talk to me in Russian?', 'en', 'ru'],
    ['use English only', 'en', 'en'],
    ['I prefer English', 'en', 'en'],
    ['from now on write to me in English', 'en', 'en'],
    ['говори по-русски', 'ru', 'ru'],
    ['отвечай по-вьетнамски', 'ru', 'vi'],
    ['Отвечайте мне, пожалуйста, на русском', 'ru', 'ru'],
    ['отвечай мне на русском языке, пожалуйста', 'ru', 'ru'],
    ['можно по-английски?', 'ru', 'en'],
    ['давай на русском', 'ru', 'ru'],
    ['переключись на английский', 'ru', 'en'],
    ['поменяй язык на вьетнамский', 'ru', 'vi'],
    ['хочу общаться по русски', 'ru', 'ru'],
    ['можешь говорить со мной по-русски?', 'ru', 'ru'],
    ['Пиши мне по-русски', 'ru', 'ru'],
  ] as const)('%s', (text, spoken, chosen) => {
    expect(readLanguageChoice(text)).toEqual({ spoken, chosen })
  })

  it.each([
    'do you speak Russian',
    'which languages do you speak',
    'hỏi bằng tiếng Nga được không',
    'đổi ngôn ngữ sang tiếng Anh kiểu gì',
    'dịch câu này sang tiếng Nga',
    'переведи это письмо на английский',
    'Ты только по-вьетнамски понимаешь или по-русски тоже?',
    'можно писать по-русски?',
    'can I write in Vietnamese without dấu',
    'is there English training',
    'học tiếng Anh ở đâu',
    'Russian lesson',
  ])('is none: %s', (text) => {
    expect(readLanguageChoice(text)).toBeUndefined()
  })
})
