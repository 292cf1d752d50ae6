import type { Activity } from 'botbuilder'
// The package's index would load three times as much of it.
import { CloudAdapter } from 'botbuilder/lib/cloudAdapter.js'
import type { WireActivity } from './wire-activity.ts'

/** HTTP status and JSON body of an answer to the platform. */
export type Answer = { readonly status: number; readonly body?: unknown }

/**
 * CloudAdapter without its HTTP half, which writes every bad token to the console and answers it with a 500.
 * An invoke that `work` leaves unanswered gets what CloudAdapter says to one that it does not know: 501.
 */
export class TurnAdapter extends CloudAdapter {
  async run(
    authorization: string,
    activity: WireActivity,
    work: () => Promise<Answer | undefined>,
  ): Promise<Answer> {
    let answer: Answer | undefined
    const unanswered = await this.processActivity(authorization, toSdkActivity(activity), async () => {
      answer = await work()
    })
    return answer ?? unanswered ?? { status: 200 }
  }
}

/** As much of the activity as the SDK looks at. */
const toSdkActivity = ({
  type,
  channelId,
  serviceUrl,
  from,
  recipient,
  conversation,
}: WireActivity): Activity => ({
  type,
  channelId,
  serviceUrl,
  from: { id: from.id, name: '' },
  recipient: { id: recipient.id, name: '' },
  conversation: { id: conversation.id, name: '', isGroup: false, conversationType: '' },
  localTimezone: '',
  callerId: '',
  text: '',
  label: '',
  valueType: '',
  listenFor: [],
})
