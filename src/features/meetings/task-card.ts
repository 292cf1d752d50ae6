import type { FeatureParts } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatLongDay } from '../../core/time/format.ts'
import { storedMeetings } from './meeting.ts'
import { taskLine } from './occurrence-extra.ts'
import { type Task, tasks } from './record.ts'
import { stepButton } from './step.ts'
import { texts } from './texts.ts'

type Sources = Pick<FeatureParts, 'store' | 'directory'>

/** One task with what can be done about it. */
export const taskCard = async (
  { store }: Sources,
  { language }: Turn,
  task: Task,
  heading: 'task.due' | 'task.heading' | 'task.done' | 'task.postponed',
): Promise<Card> => {
  const say = texts(language)
  const meeting = (await store.get(storedMeetings, task.meeting))?.document
  const due = say('task.until', { day: formatLongDay(task.due, language) })
  const from = meeting ? say('task.from', { title: inLanguage(meeting.title, language) }) : ''
  return {
    name: 'meetings/task',
    view: {
      heading: say(heading),
      text: literal(task.text),
      facts: [due, from].filter(Boolean).map((text) => ({ text: literal(text) })),
      postpone: task.state === 'open' ? [{ label: say('task.new-day'), value: task.due }] : [],
    },
    summary: `${say(heading)}: ${task.text}. ${due}`,
    next: [
      ...(task.state === 'open' ? taskButtons(task, language) : []),
      ...(meeting ? [stepButton('show', { id: meeting.id, date: task.date }, language)] : []),
    ],
  }
}

const taskButtons = ({ id }: Task, language: Turn['language']): readonly Button[] => {
  const say = texts(language)
  return (['done', 'postpone'] as const).map((step) => ({
    kind: 'act',
    title: say(`button.task-${step}`),
    verb: `meetings.task-${step}`,
    data: { task: id },
    command: say(`say.task-${step}`, { task: id }),
  }))
}

/** What somebody has promised in meetings and not done yet, the soonest first. */
export const listTasks = async (
  { store, directory }: Sources,
  { person, language }: Turn,
): Promise<Reply> => {
  const say = texts(language)
  const { items } = await store.find(tasks, { index: 'owner', equals: person.id, limit: 50 })
  const open = items.map(({ document }) => document).sort((a, b) => (a.due < b.due ? -1 : 1))
  const name = (await directory.person(person.id))?.name ?? person.name
  const lines = open.map((task) => taskLine(task, name, language))
  const text = lines.length > 0 ? lines.join('\n\n') : say('tasks.none')
  const heading = say('command.tasks.title')
  return {
    cards: [
      {
        name: 'meetings/message',
        view: { heading, text },
        summary: `${heading}: ${say('tasks.count', { count: open.length })}`,
        next: open.slice(0, 5).map(({ id, text: title }) => ({
          kind: 'act',
          title: `${id}. ${title.slice(0, 40)}`,
          verb: 'meetings.task-show',
          data: { task: id },
          command: say('say.task-show', { task: id }),
        })),
      },
    ],
    personal: true,
  }
}
