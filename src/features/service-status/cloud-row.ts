import type { CloudHealth } from '../../core/cloud/cloud-health.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { View } from '../../core/conversation/reply.ts'
import { type Narrator, stateText, stateView } from './status-views.ts'

/** Services of the cloud that one line names. */
const mostNamed = 5

/** The line of the overview that says how the rented cloud stands, in its own account's words. */
export const cloudRow = (narrator: Narrator, { state, troubled }: CloudHealth): View => ({
  name: cloudName,
  ...stateView(narrator, state),
  since: narrator.say('cloud.source'),
  doing: troubled
    .slice(0, mostNamed)
    .map((service) => `${literal(service.name)} – ${stateText(narrator.say, service.state).toLowerCase()}`)
    .join('; '),
  where: '',
  nextUpdate: '',
  nextColor: 'default',
})

/** For the notification; empty when all is well. */
export const cloudSummary = ({ say }: Narrator, health: CloudHealth | undefined): string =>
  health === undefined || health.state === 'operational'
    ? ''
    : `; ${cloudName}: ${stateText(say, health.state).toLowerCase()}`

const cloudName = 'Microsoft 365'
