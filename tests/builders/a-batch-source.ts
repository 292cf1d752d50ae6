import type { BatchSource, Progress, Recipient } from '../../src/core/delivery/outbox.ts'
import type { OutgoingMessage } from '../../src/core/delivery/sender.ts'
import { type Language, languages } from '../../src/core/i18n/language.ts'

/** A notice of the usual size: about 3 KB. */
const notices = Object.fromEntries(languages.map((language) => [language, noticeIn(language)])) as Record<
  Language,
  OutgoingMessage
>

function noticeIn(language: Language): OutgoingMessage {
  const text = `Thông báo nghỉ lễ và lịch trực (${language}). `.repeat(12)
  return {
    summary: `Thông báo ${language}`,
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text: 'Thông báo', size: 'Large', weight: 'Bolder', wrap: true },
        { type: 'TextBlock', text, wrap: true },
        { type: 'TextBlock', text, wrap: true, isSubtle: true },
      ],
      actions: [{ type: 'Action.Submit', title: 'Đã đọc', data: { loa: 'acknowledge', notice: 'notice-1' } }],
    },
  }
}

export type ABatchSource = BatchSource & { readonly told: Progress[] }

/** An audience by index, so that a hundred thousand need no memory. Who is in `muted` is left out. */
export const aBatchSource = (
  recipients: { readonly count: number; at(index: number): Recipient },
  overrides: Partial<BatchSource> = {},
): ABatchSource => {
  const told: Progress[] = []
  return {
    name: 'notices',
    told,
    recipients: async (_, after, limit) => {
      const start = Number(after ?? 0)
      const end = Math.min(recipients.count, start + limit)
      const page = Array.from({ length: end - start }, (_, index) => recipients.at(start + index))
      return { recipients: page, ...(end < recipients.count && { next: String(end) }) }
    },
    message: async (_, { language }) => ({ kind: 'message', message: notices[language] }),
    progressed: async (_, progress) => {
      told.push(progress)
    },
    ...overrides,
  }
}
