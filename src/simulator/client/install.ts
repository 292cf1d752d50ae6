import type { Activity } from '../activity.ts'
import { invokeId, userId } from '../ids.ts'
import type { World } from '../world.ts'
import { comeBack } from './come-back.ts'
import { deliver } from './deliver.ts'
import { envelope, type Standpoint } from './envelope.ts'

/** The app is added to a chat or a team: both events that Teams sends. Returns what the bot said to it. */
export const install = async (world: World, standpoint: Standpoint): Promise<readonly Activity[]> => {
  const { conversation, person } = standpoint
  if (conversation.kind === 'personal') world.installed.add(person.id)
  const added =
    conversation.kind === 'personal' ? [{ id: userId(person.account), aadObjectId: person.account }] : []
  const { activities } = await comeBack(world, standpoint, async () => {
    await tell(world, standpoint, { type: 'conversationUpdate', membersAdded: [world.bot, ...added] })
    await tell(world, standpoint, { type: 'installationUpdate', action: 'add' })
  })
  return activities
}

/** The app is removed. From then on nothing can be sent to that person. */
export const uninstall = async (world: World, standpoint: Standpoint): Promise<void> => {
  if (standpoint.conversation.kind === 'personal') world.installed.delete(standpoint.person.id)
  await tell(world, standpoint, { type: 'installationUpdate', action: 'remove' })
}

const tell = (world: World, standpoint: Standpoint, event: Activity) =>
  deliver(world, { ...envelope(world, standpoint), ...event, id: invokeId() })
