import type { Role } from '../../core/people/person.ts'

export type Language = 'vi' | 'en' | 'ru'
export type Localized = {
  readonly vi: string
  readonly en?: string | undefined
  readonly ru?: string | undefined
}

export const languages = [
  { id: 'vi', name: 'Tiếng Việt', short: 'VI' },
  { id: 'en', name: 'English', short: 'EN' },
  { id: 'ru', name: 'Русский', short: 'RU' },
] as const

export const localeOf = { vi: 'vi-VN', en: 'en-GB', ru: 'ru-RU' } as const

const texts = {
  playground: { vi: 'Sân thử', en: 'Playground', ru: 'Песочница' },
  skip: { vi: 'Đến ô soạn tin', en: 'Skip to the message box', ru: 'К полю сообщения' },
  navigation: { vi: 'Bạn là ai và đang ở đâu', en: 'Who and where you are', ru: 'Кто вы и где вы' },
  openMenu: { vi: 'Mở danh sách trò chuyện', en: 'Open the list of chats', ru: 'Открыть список чатов' },
  close: { vi: 'Đóng', en: 'Close', ru: 'Закрыть' },
  youAre: { vi: 'Bạn đang là', en: 'You are', ru: 'Вы сейчас' },
  switchPerson: { vi: 'Đổi người', en: 'Switch person', ru: 'Сменить человека' },
  chats: { vi: 'Trò chuyện', en: 'Chats', ru: 'Чаты' },
  unread: { vi: 'chưa đọc', en: 'unread', ru: 'не прочитано' },
  language: { vi: 'Ngôn ngữ của trang', en: 'Language of the page', ru: 'Язык страницы' },
  theme: { vi: 'Giao diện', en: 'Theme', ru: 'Тема' },
  themeSystem: { vi: 'Theo hệ thống', en: 'As the system', ru: 'Как в системе' },
  themeLight: { vi: 'Sáng', en: 'Light', ru: 'Светлая' },
  themeDark: { vi: 'Tối', en: 'Dark', ru: 'Тёмная' },
  personalPlace: {
    vi: 'Trò chuyện riêng với bot',
    en: 'Personal chat with the bot',
    ru: 'Личный чат с ботом',
  },
  groupPlace: { vi: 'Nhóm trò chuyện', en: 'Group chat', ru: 'Групповой чат' },
  channelPlace: { vi: 'Kênh của {team}', en: 'Channel of {team}', ru: 'Канал команды «{team}»' },
  members: { vi: '{count} thành viên', en: '{count} members', ru: 'участников: {count}' },
  messages: { vi: 'Tin nhắn', en: 'Messages', ru: 'Сообщения' },
  hello: { vi: 'Xin chào {name}!', en: 'Hello, {name}!', ru: 'Здравствуйте, {name}!' },
  helloText: {
    vi: 'Hãy hỏi Loa bằng tiếng Việt, tiếng Anh hay tiếng Nga, có dấu hay không dấu đều được.',
    en: 'Ask Loa in Vietnamese, English or Russian, in your own words.',
    ru: 'Спрашивайте Loa по-вьетнамски, по-английски или по-русски, своими словами.',
  },
  helloShared: {
    vi: 'Ở đây có nhiều người: Loa chỉ nghe tin nhắn nhắc đến tên @Loa.',
    en: 'Others read along here: Loa hears the messages that mention @Loa.',
    ru: 'Здесь читают и другие: Loa слышит сообщения с упоминанием @Loa.',
  },
  tryOne: { vi: 'Thử một câu', en: 'Try one of these', ru: 'Попробуйте' },
  write: { vi: 'Nhắn cho Loa', en: 'Write to Loa', ru: 'Напишите Loa' },
  writeShared: { vi: 'Nhắn vào {place}', en: 'Write in {place}', ru: 'Написать в «{place}»' },
  send: { vi: 'Gửi', en: 'Send', ru: 'Отправить' },
  commands: { vi: 'Lệnh', en: 'Commands', ru: 'Команды' },
  attach: { vi: 'Đính kèm tệp', en: 'Attach a file', ru: 'Прикрепить файл' },
  detach: { vi: 'Bỏ tệp {name}', en: 'Remove {name}', ru: 'Убрать {name}' },
  fileTooLarge: {
    vi: 'Tệp lớn hơn 7 MB: trang này không gửi được.',
    en: 'The file is over 7 MB: this page cannot send it.',
    ru: 'Файл больше 7 МБ: эта страница его не отправит.',
  },
  keys: {
    vi: 'Enter để gửi · Shift+Enter xuống dòng · ↑ tin vừa gửi',
    en: 'Enter to send · Shift+Enter for a new line · ↑ for your last message',
    ru: 'Enter — отправить · Shift+Enter — новая строка · ↑ — прошлое сообщение',
  },
  mentionOn: { vi: 'Đang nhắc {bot}', en: '{bot} is mentioned', ru: '{bot}: упоминание включено' },
  mentionOff: {
    vi: 'Không nhắc {bot}: bot sẽ không thấy tin này',
    en: '{bot} is not mentioned and will not see this',
    ru: 'Без упоминания {bot} не увидит это сообщение',
  },
  reply: { vi: 'Trả lời', en: 'Reply', ru: 'Ответить' },
  replying: { vi: 'Trả lời trong chủ đề của {name}', en: 'Replying to {name}', ru: 'Ответ в ветке: {name}' },
  newThread: { vi: 'Bắt đầu chủ đề mới', en: 'Start a new thread instead', ru: 'Начать новую ветку' },
  typing: { vi: '{bot} đang soạn tin', en: '{bot} is typing', ru: '{bot} печатает' },
  edited: { vi: 'Đã sửa', en: 'Edited', ru: 'Изменено' },
  updated: { vi: 'Đã cập nhật', en: 'Updated', ru: 'Обновлено' },
  deleted: { vi: 'Tin nhắn này đã bị xoá', en: 'This message was deleted', ru: 'Сообщение удалено' },
  today: { vi: 'Hôm nay', en: 'Today', ru: 'Сегодня' },
  yesterday: { vi: 'Hôm qua', en: 'Yesterday', ru: 'Вчера' },
  newMessages: { vi: 'Tin nhắn mới', en: 'New messages', ru: 'Новые сообщения' },
  working: { vi: 'Đang xử lý…', en: 'Working…', ru: 'Выполняется…' },
  failedStatus: {
    vi: 'Loa gặp lỗi khi trả lời.',
    en: 'Loa ran into an error.',
    ru: 'Loa не справилась: ошибка.',
  },
  failedUnreachable: {
    vi: 'Không kết nối được với Loa.',
    en: 'Loa cannot be reached.',
    ru: 'Нет связи с Loa.',
  },
  failedTimeout: {
    vi: 'Loa trả lời quá lâu.',
    en: 'Loa took too long to answer.',
    ru: 'Loa не ответила вовремя.',
  },
  failedAction: {
    vi: 'Chưa thực hiện được. Hãy thử lại.',
    en: 'That did not work. Please try again.',
    ru: 'Не получилось. Попробуйте ещё раз.',
  },
  retry: { vi: 'Gửi lại', en: 'Try again', ru: 'Повторить' },
  cardFailed: {
    vi: 'Không hiển thị được thẻ này.',
    en: 'This card cannot be shown.',
    ru: 'Карточку не удалось показать.',
  },
  card: { vi: 'Thẻ của {name}', en: 'Card from {name}', ru: 'Карточка от {name}' },
  more: { vi: 'Thêm lựa chọn', en: 'More options', ru: 'Ещё' },
  attachment: { vi: 'Tệp đính kèm', en: 'Attachment', ru: 'Вложение' },
  inspector: { vi: 'Dữ liệu đã trao đổi', en: 'What was sent', ru: 'Обмен данными' },
  inspectorEmpty: {
    vi: 'Chưa có gì được gửi.',
    en: 'Nothing was sent yet.',
    ru: 'Пока ничего не отправлено.',
  },
  toBot: { vi: 'gửi đến bot', en: 'to the bot', ru: 'боту' },
  fromBot: { vi: 'từ bot', en: 'from the bot', ru: 'от бота' },
  answer: { vi: 'Trả lời', en: 'Answer', ru: 'Ответ' },
  lost: {
    vi: 'Mất kết nối với máy chủ, đang thử lại…',
    en: 'The connection is lost; trying again…',
    ru: 'Связь потеряна, пробуем снова…',
  },
} as const satisfies Record<string, Record<Language, string>>

export type TextKey = keyof typeof texts

const roleNames: Readonly<Record<Role, Record<Language, string>>> = {
  staff: { vi: 'Nhân viên', en: 'Staff', ru: 'Сотрудник' },
  officer: { vi: 'Cán bộ công đoàn', en: 'Union officer', ru: 'Профсоюзный организатор' },
  engineer: { vi: 'Kỹ sư trực', en: 'Duty engineer', ru: 'Дежурный инженер' },
  communications: {
    vi: 'Quản trị truyền thông',
    en: 'Communications admin',
    ru: 'Администратор коммуникаций',
  },
  auditor: { vi: 'Kiểm toán', en: 'Auditor', ru: 'Аудитор' },
}

export const text = (
  language: Language,
  key: TextKey,
  values: Readonly<Record<string, string | number>> = {},
): string => texts[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))

export const localized = (words: Localized, language: Language): string => words[language] ?? words.vi

/** What a person is here for: the most telling of the roles. */
export const roleName = (roles: readonly Role[], language: Language): string => {
  const telling = roles.find((role) => role !== 'staff') ?? 'staff'
  return roleNames[telling][language]
}
