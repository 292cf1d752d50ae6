import type { Activity } from '../activity.ts'
import type { World } from '../world.ts'
import type { Standpoint } from './envelope.ts'

/** Does `turn` and tells what the bot sent or changed meanwhile, in that conversation and in the person's own chat. */
export const comeBack = async <Outcome>(
  world: World,
  { person, conversation }: Standpoint,
  turn: () => Promise<Outcome>,
): Promise<{ readonly outcome: Outcome; readonly activities: readonly Activity[] }> => {
  const heard = new Set([conversation, world.places.personal(person)])
  const activities: Activity[] = []
  const stop = world.conversations.listen((event) => {
    if (event.kind === 'typing' || !heard.has(event.conversation)) return
    const { author, activity, deleted } = event.message
    if (author.kind === 'bot' && !deleted) activities.push(activity)
  })
  try {
    return { outcome: await turn(), activities }
  } finally {
    stop()
  }
}
