import { z } from 'zod'

/** What Loa keeps something under: half of a surrogate pair would be another text once it is stored. */
export const wellFormed = z.string().refine((text) => text.isWellFormed())
const id = wellFormed.min(1).max(1_000)
const account = z.looseObject({
  id,
  name: z.string().nullish(),
  aadObjectId: wellFormed.max(200).nullish(),
})

/** A field without which the activity still makes sense: what is of another shape there counts as not said. */
const extra = <T>(schema: z.ZodType<T>) => schema.nullish().catch(undefined)

/** No IANA name is longer, and Luxon remembers every zone that it was ever asked for. */
const zone = z.string().max(60)

const entitySchema = z.object({
  type: extra(z.string()),
  text: extra(z.string()),
  mentioned: extra(z.object({ id: z.string() })),
  locale: extra(z.string()),
  timezone: extra(zone),
})

/** `content` is that of a file's download info; a card has another, which says nothing to Loa. */
const attachmentSchema = z.object({
  contentType: extra(z.string()),
  name: extra(z.string()),
  content: extra(z.object({ downloadUrl: z.string().max(10_000) })),
})

/**
 * What Loa reads of an activity (Bot Framework Activity 3, as Teams fills it in). The rest is passed over; what has
 * another shape in what matters is no activity.
 */
const wireActivitySchema = z.object({
  type: z.string().min(1).max(100),
  id: id.nullish(),
  name: extra(z.string().max(200)),
  action: extra(z.string()),
  channelId: z.string().max(100),
  serviceUrl: wellFormed.min(1).max(1_000),
  locale: extra(z.string()),
  localTimezone: extra(zone),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  from: account,
  recipient: account,
  conversation: z.object({ id, conversationType: extra(z.string()), tenantId: extra(z.string()) }),
  channelData: extra(
    z.object({
      tenant: extra(z.object({ id: z.string() })),
      channel: extra(z.object({ id, name: extra(z.string()) })),
    }),
  ),
  membersAdded: extra(z.array(z.object({ id: z.string() }))),
  attachments: extra(z.array(attachmentSchema)),
  entities: extra(z.array(entitySchema)),
})

export type WireActivity = z.infer<typeof wireActivitySchema>

/** undefined: no activity. */
export const parseActivity = (body: unknown): WireActivity | undefined =>
  wireActivitySchema.safeParse(body).data

/** How Teams names the bot's own events and questions. */
export const activityTypes = {
  message: 'message',
  invoke: 'invoke',
  conversationUpdate: 'conversationUpdate',
  installationUpdate: 'installationUpdate',
} as const

/** The tenants that an activity names; an honest one names one. */
export const tenantsOf = ({ conversation, channelData }: WireActivity): readonly string[] => [
  ...new Set([conversation.tenantId, channelData?.tenant?.id].filter((tenant) => tenant != null)),
]

/** The person's object id in Entra ID; where the platform does not say, its own name for the person. */
export const accountOf = ({ from }: WireActivity): string => from.aadObjectId || from.id
