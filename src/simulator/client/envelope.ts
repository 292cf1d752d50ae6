import { randomUUID } from 'node:crypto'
import type { Language } from '../../core/i18n/language.ts'
import { formatConversationId, userId } from '../ids.ts'
import type { SimulatedPerson } from '../organisation.ts'
import type { Conversation } from '../places.ts'
import type { World } from '../world.ts'

/** Where and as whom somebody does something. */
export type Standpoint = {
  readonly person: SimulatedPerson
  readonly conversation: Conversation
  readonly thread?: string | undefined
  /** What the person's Teams is set to, where it is not their own language. */
  readonly language?: Language | undefined
}

const localeOfClient = { vi: 'vi-VN', en: 'en-US', ru: 'ru-RU' } as const satisfies Record<Language, string>
const countryOfClient = { vi: 'VN', en: 'US', ru: 'RU' } as const satisfies Record<Language, string>
const conversationType = { personal: 'personal', group: 'groupChat', channel: 'channel' } as const

type Entity = { type: string; [field: string]: unknown }
type Envelope = { [field: string]: unknown; entities: Entity[] }

/** What every activity carries that Teams sends to a bot. */
export const envelope = (world: World, standpoint: Standpoint): Envelope => {
  const { person, conversation, thread } = standpoint
  const language = standpoint.language ?? person.language ?? 'vi'
  const timezone = person.zone ?? 'Asia/Ho_Chi_Minh'
  const now = world.clock()
  return {
    channelId: 'msteams',
    serviceUrl: world.serviceUrl,
    timestamp: now.toUTC().toISO(),
    localTimestamp: now.setZone(timezone).toISO(),
    localTimezone: timezone,
    locale: localeOfClient[language],
    from: { id: userId(person.account), name: person.name, aadObjectId: person.account },
    recipient: world.bot,
    conversation: {
      id: formatConversationId({ conversation: conversation.id, ...(thread && { thread }) }),
      conversationType: conversationType[conversation.kind],
      tenantId: world.tenant,
      ...(conversation.kind !== 'personal' && { isGroup: true }),
    },
    entities: [
      {
        type: 'clientInfo',
        locale: localeOfClient[language],
        country: countryOfClient[language],
        platform: 'Web',
        timezone,
      },
    ],
    channelData: {
      tenant: { id: world.tenant },
      ...(conversation.kind === 'channel' && channelData(world, conversation)),
    },
  }
}

const channelData = ({ places: { team } }: World, { id, name }: Conversation) => ({
  teamsChannelId: id,
  teamsTeamId: team.id,
  channel: { id, name: name.vi },
  team: { id: team.id, name: team.name.vi, aadGroupId: team.aadGroupId },
})

/** `<at>Loa</at>` in front of the text, with the entity that says whom it means. */
export const mention = ({ bot }: World): { readonly text: string; readonly entity: Entity } => {
  const text = `<at>${bot.name}</at>`
  const entity = { type: 'mention', mentioned: bot, text, id: randomUUID() }
  return { text, entity }
}
