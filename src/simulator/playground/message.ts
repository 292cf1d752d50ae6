import type { ActionView, AttachmentView, MessageView, OutcomeView } from '../page/view.ts'
import type { Actions } from './actions.ts'
import { botAvatar, personAvatar } from './avatar.ts'
import { drawCard } from './card.ts'
import { openDialog } from './dialog.ts'
import { make } from './dom.ts'
import { failureText } from './failure.ts'
import { icon } from './icons.ts'
import { markdownToHtml } from './markdown.ts'
import type { Store } from './store.ts'
import { type Language, localeOf, text } from './texts.ts'

export type Shown = {
  readonly message: MessageView
  /** Follows another of the same author, so that the name needs not be said again. */
  readonly joined: boolean
}

const adaptiveCard = 'application/vnd.microsoft.card.adaptive'

/** One message with its cards and its marks. */
export const drawMessage = (store: Store, actions: Actions, { message, joined }: Shown): HTMLElement => {
  const own = message.author.id === store.get().me.id
  const kind = own ? 'own' : message.author.kind
  return make(
    'li',
    { class: `message ${kind}${joined ? ' joined' : ''}`, attributes: { 'data-id': message.id } },
    own && !message.thread ? undefined : portrait(message),
    make(
      'div',
      { class: 'content' },
      meta(store, message),
      message.deleted ? deleted(store) : undefined,
      message.text ? bubble(store, message) : undefined,
      ...message.attachments.map((attachment) => drawAttachment(store, actions, message, attachment)),
      make('p', { class: 'notice', attributes: { role: 'status' } }),
      message.failure ? failure(store, actions, message) : undefined,
    ),
  )
}

const portrait = ({ author }: MessageView): HTMLElement =>
  author.kind === 'bot' ? botAvatar() : personAvatar({ id: author.id, name: author.name })

const meta = (store: Store, { author, at, edited, attachments, deleted }: MessageView): HTMLElement => {
  const { language } = store.get()
  const sent = new Date(at)
  const mark = edited && !deleted ? text(language, attachments.length > 0 ? 'updated' : 'edited') : undefined
  return make(
    'p',
    { class: 'meta' },
    make('span', { class: 'author' }, author.name),
    make(
      'time',
      { attributes: { datetime: at, title: sent.toLocaleString(localeOf[language]) } },
      sent.toLocaleTimeString(localeOf[language], { hour: '2-digit', minute: '2-digit' }),
    ),
    mark ? make('span', { class: 'mark' }, mark) : undefined,
  )
}

const deleted = (store: Store): HTMLElement =>
  make('p', { class: 'bubble gone' }, text(store.get().language, 'deleted'))

const bubble = (store: Store, { text: said, format, mention }: MessageView): HTMLElement => {
  if (format === 'plain') {
    const at = mention ? make('span', { class: 'mention' }, `@${store.get().world.bot.name}`) : undefined
    return make('div', { class: 'bubble plain' }, at, mention ? ` ${said}` : said)
  }
  const box = make('div', { class: 'bubble rich' })
  box.innerHTML = markdownToHtml(said)
  return box
}

const drawAttachment = (
  store: Store,
  actions: Actions,
  message: MessageView,
  attachment: AttachmentView,
): HTMLElement => {
  const { language } = store.get()
  const label = text(language, 'card', { name: message.author.name })
  if (attachment.contentType === adaptiveCard) {
    const press = (action: ActionView): void => void onPress(store, actions, message, action)
    const card = drawCard(attachment.content, message.summary || label, press)
    return (
      card ??
      make(
        'p',
        { class: 'bubble broken' },
        icon('alert', 18),
        ` ${text(language, 'cardFailed')} ${message.summary}`,
      )
    )
  }
  if (attachment.contentType.startsWith('image/') && attachment.url)
    return make('img', { class: 'picture', attributes: { src: attachment.url, alt: attachment.name ?? '' } })
  return file(attachment, text(language, 'attachment'))
}

const file = ({ url, name }: AttachmentView, fallback: string): HTMLElement => {
  const link = url && /^https?:/i.test(url) ? { href: url, target: '_blank', rel: 'noopener noreferrer' } : {}
  return make('a', { class: 'file', attributes: link }, icon('file'), make('span', {}, name ?? fallback))
}

const onPress = async (
  store: Store,
  actions: Actions,
  message: MessageView,
  action: ActionView,
): Promise<void> => {
  const box = messageElement(message.id)
  if (box?.classList.contains('busy')) return
  box?.classList.add('busy')
  showNotice(message.id, text(store.get().language, 'working'), 'pending')
  const outcome = await actions.press(message, action)
  messageElement(message.id)?.classList.remove('busy')
  box?.classList.remove('busy')
  show(store, actions, message, outcome)
}

const show = (store: Store, actions: Actions, message: MessageView, outcome: OutcomeView): void => {
  const failed = outcome.kind === 'failed'
  const said = failed ? failureText(store, outcome) : outcome.kind === 'message' ? outcome.text : ''
  showNotice(message.id, said, failed ? 'failed' : 'said')
  if (outcome.kind === 'dialog') openDialog(store, actions, message, outcome.dialog)
}

const messageElement = (id: string): Element | null =>
  document.querySelector(`.message[data-id="${CSS.escape(id)}"]`)

const showNotice = (id: string, said: string, tone: 'pending' | 'said' | 'failed'): void => {
  const notice = messageElement(id)?.querySelector('.notice')
  if (!notice) return
  notice.className = `notice ${tone}`
  notice.textContent = said
}

const again = (language: Language, click: () => void): HTMLElement =>
  make(
    'button',
    { class: 'text-button', attributes: { type: 'button' }, on: { click } },
    text(language, 'retry'),
  )

const failure = (store: Store, actions: Actions, message: MessageView): HTMLElement => {
  const { language } = store.get()
  return make(
    'p',
    { class: 'failure', attributes: { role: 'alert' } },
    icon('alert', 18),
    make('span', {}, failureText(store, { code: message.failure ?? '' })),
    // A file that went with it is not here any more.
    message.text === '' ? undefined : again(language, () => void actions.say(message.text)),
  )
}
