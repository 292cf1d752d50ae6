import type { PersonId } from '../../core/people/person.ts'
import { absent, type Change, put } from '../../core/store/store.ts'
import { type Audience, findAudience } from './find-audience.ts'
import type { Incident } from './incident.ts'
import type { LiveParts } from './live-parts.ts'
import type { Moment } from './moment.ts'
import { countIncident, noStorm, storms } from './storm.ts'
import { hold, tell } from './telling.ts'

export const incidentNotice = 'service-status.incident'
export const stormNotice = 'service-status.storm'

/** An incident as it will be, and whether it has just come up. */
export type IncidentNews = {
  readonly incident: Incident
  readonly isNew: boolean
  /** Has a card of it whether subscribed or not. */
  readonly also?: PersonId
}

/**
 * What has to be committed with incidents so that everybody concerned has one card of each, or one card of them all
 * when they come thick and fast. New incidents come back with the storm that they are told in.
 */
export const announceIncidents = async (
  parts: LiveParts,
  news: readonly IncidentNews[],
  now: Moment,
): Promise<{ readonly incidents: readonly Incident[]; readonly changes: readonly Change[] }> => {
  const folded = await foldNews(parts, news)
  const audienceOf = rememberAudiences(parts, now)
  const also = news.flatMap((one) => one.also ?? [])
  const changes: Change[] = [...folded.changes]
  const held: Parameters<typeof hold>[1][number][] = []
  const inStorms = Map.groupBy(folded.incidents, ({ storm }) => storm ?? '')
  for (const [storm, incidents] of inStorms) {
    if (storm !== '') {
      const audiences = await Promise.all(incidents.map(audienceOf))
      changes.push(...(await tell(parts, stormSubject(storm), union(audiences))))
    } else {
      for (const incident of incidents)
        changes.push(
          ...(await tell(parts, incidentSubject(incident), union([await audienceOf(incident), alone(also)]))),
        )
    }
    for (const incident of incidents)
      held.push(...(await audienceOf(incident)).held.map((one) => ({ ...one, incidents: [incident.id] })))
  }
  return { incidents: folded.incidents, changes: [...changes, ...(await hold(parts, held))] }
}

const incidentSubject = ({ id }: Incident) => ({
  of: `incident/${id}`,
  kind: incidentNotice,
  data: { incident: id },
})

const stormSubject = (storm: string) => ({ of: `storm/${storm}`, kind: stormNotice, data: { storm } })

/** Incidents of one storm concern the same few services and places. */
const rememberAudiences = (parts: LiveParts, now: Moment) => {
  const found = new Map<string, Promise<Audience>>()
  return ({ services, sites }: Incident): Promise<Audience> => {
    const key = `${services.join()} ${sites.join()}`
    const audience = found.get(key) ?? findAudience(parts, { services, sites }, now)
    found.set(key, audience)
    return audience
  }
}

const alone = (people: readonly PersonId[]): Audience => ({ people, channels: [], held: [] })

const union = (audiences: readonly Audience[]): Pick<Audience, 'people' | 'channels'> => ({
  people: [...new Set(audiences.flatMap(({ people }) => people))],
  channels: [
    ...new Map(
      audiences.flatMap(({ channels }) => channels).map((channel) => [channel.conversation, channel]),
    ).values(),
  ],
})

const foldNews = async ({ store, clock, newId }: LiveParts, news: readonly IncidentNews[]) => {
  if (!news.some(({ isNew }) => isNew))
    return { incidents: news.map(({ incident }) => incident), changes: [] }
  const stored = await store.get(storms, 'window')
  let window = stored?.document ?? noStorm
  const incidents = news.map(({ incident, isNew }) => {
    if (!isNew) return incident
    const counted = countIncident(window, clock().toMillis(), newId)
    window = counted.window
    return { ...incident, ...(counted.storm !== undefined && { storm: counted.storm }) }
  })
  return { incidents, changes: [put(storms, 'window', window, stored?.version ?? absent)] }
}
