import { z } from 'zod'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import type { Arranging } from './arranging.ts'
import type { TaskStep } from './command-patterns.ts'
import { readDay } from './give-task.ts'
import type { Task } from './record.ts'
import type { Refusal } from './refusal.ts'
import { dateOfDay, dayNumber } from './repeat-rule.ts'
import { refusalReply } from './replies.ts'
import { findTask, settleTask } from './settle-task.ts'
import { taskCard } from './task-card.ts'

export const taskDataSchema = z.object({
  task: z.string().regex(/^\d{1,9}$/),
  /** The new day, as it was typed or picked. */
  day: z.string().max(100).optional(),
})

type TaskData = z.infer<typeof taskDataSchema>

const headings = {
  'task-show': 'task.heading',
  'task-done': 'task.done',
  'task-postpone': 'task.postponed',
} as const

/** Shows a task, or settles it. */
export const performTask = async (
  parts: Arranging,
  turn: Turn,
  step: TaskStep,
  data: TaskData,
): Promise<Reply> => {
  const task = await settled(parts, turn, step, data)
  if (isRefused(task)) return refusalReply(task, turn)
  return { cards: [await taskCard(parts, turn, task, headings[step])], personal: true }
}

const settled = (
  parts: Arranging,
  turn: Turn,
  step: TaskStep,
  { task: id, day }: TaskData,
): Promise<Task | Refusal> => {
  switch (step) {
    case 'task-show':
      return findTask(parts, turn, id)
    case 'task-done':
      return settleTask(parts, turn, id, (task) => ({ ...task, state: 'done' }))
    case 'task-postpone':
      return settleTask(parts, turn, id, (task) => postponed(task, turn, day))
  }
}

/** By a week where no day is named, counted from today when it is overdue. */
const postponed = (task: Task, { now, language }: Turn, day: string | undefined): Task | Refusal => {
  if (day?.trim() && day !== task.due) {
    const due = readDay(day, language, now)
    return isRefused(due) ? due : { ...task, due }
  }
  const [from, plusDays] = [dayNumber(task.due > now.toISODate() ? task.due : now.toISODate()), 7]
  return { ...task, due: dateOfDay(from + plusDays) }
}
