import type { Button, View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Announcement, AnnouncementButton } from './announcement.ts'
import { rsvps } from './answer.ts'
import { textIn } from './content.ts'
import type { StepName } from './step.ts'
import { texts } from './texts.ts'

/** What a reader can press. Each carries the announcement and the revision that was read. */
export const answerButtons = (announcement: Announcement, language: Language): readonly Button[] =>
  announcement.buttons.flatMap((button) => pressable(button, announcement, language))

const pressable = (
  button: AnnouncementButton,
  announcement: Announcement,
  language: Language,
): readonly Button[] => {
  const say = texts(language)
  const { id, revision } = announcement
  const data = { id, revision }
  switch (button.kind) {
    case 'link':
      return [openLink(textIn(button.label, language, announcement) || button.url, button.url)]
    case 'acknowledge':
      return [act(say('button.acknowledge'), 'acknowledge', data, say('say.acknowledge', { id }))]
    case 'rsvp':
      return rsvps.map((rsvp) =>
        act(say(`button.rsvp.${rsvp}`), 'rsvp', { ...data, rsvp }, say(`say.rsvp-${rsvp}`, { id })),
      )
    case 'poll':
      return [act(say('button.vote'), 'vote', data, say('say.vote', { id, choice: '' }).trim())]
  }
}

const openLink = (title: string, url: string): Button => ({ kind: 'open', title, url })

const act = (title: string, step: StepName, data: View, command: string): Button => ({
  kind: 'act',
  title,
  verb: `announcements.${step}`,
  data,
  command,
})
