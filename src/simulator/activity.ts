import { z } from 'zod'

export const attachmentSchema = z.looseObject({
  contentType: z.string(),
  content: z.unknown().optional(),
  contentUrl: z.string().nullish(),
  name: z.string().nullish(),
})

/**
 * What goes over the wire in both directions, as Bot Framework v3 describes it. Only what the simulator reads is
 * named; everything else is kept as it came.
 */
export const activitySchema = z.looseObject({
  type: z.string().min(1),
  id: z.string().nullish(),
  name: z.string().nullish(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  summary: z.string().nullish(),
  importance: z.string().nullish(),
  replyToId: z.string().nullish(),
  attachments: z.array(attachmentSchema).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  suggestedActions: z.looseObject({ actions: z.array(z.looseObject({ type: z.string() })) }).nullish(),
  channelData: z.unknown().optional(),
  value: z.unknown().optional(),
})

export type Activity = z.infer<typeof activitySchema>
export type Attachment = z.infer<typeof attachmentSchema>

export const cardContentType = 'application/vnd.microsoft.card.adaptive'
