import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Reader } from '../../core/delivery/notice.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Person } from '../../core/people/person.ts'
import { alertGroups, countStanding } from './alert.ts'
import { statusProvenance } from './asked.ts'
import {
  endOf,
  type Incident,
  incidents,
  isOpen,
  type Phase,
  phaseOf,
  phases,
  revisionOf,
} from './incident.ts'
import { type LiveParts, presentMoment } from './live-parts.ts'
import { liveTexts } from './live-texts.ts'
import { loadServices } from './load-status.ts'
import { askStatus } from './next-steps.ts'
import { mayKeepLog } from './policy.ts'
import { type Narrator, nextUpdateView, siteNames, stateText, stateView } from './status-views.ts'
import { atText, capitalised, durationText, sinceText, speaker } from './wording.ts'

export const incidentVerbs = {
  open: 'service-status.incident-open',
  form: 'service-status.incident-form',
  phase: 'service-status.incident-phase',
} as const

/** The words and the places for a reader of the log. */
export const narratorFor = async (
  parts: Pick<LiveParts, 'directory' | 'clock' | 'organisation'>,
  language: Language,
): Promise<Narrator> => ({
  ...speaker(language, presentMoment(parts)),
  sites: await parts.directory.sites(),
})

export type CardReader = { readonly language: Language; readonly person: Person | undefined }

/** Entries that a card shows; what was said before them is counted. */
const mostEntries = 10

/** An incident as it stands now, the newest word first. `note`: what has just been done. */
export const incidentCard = async (
  parts: LiveParts,
  incident: Incident,
  { language, person }: CardReader,
  note = '',
): Promise<Card> => {
  const narrator = await narratorFor(parts, language)
  const services = await loadServices(parts.store)
  const named = services.filter(({ id }) => incident.services.includes(id))
  const lines = named.map(({ shortName }) => inLanguage(shortName, language)).join(', ')
  const title = inLanguage(incident.title, language)
  return {
    name: 'service-status/incident',
    view: {
      ...incidentView(narrator, incident, { lines, firing: await countFiring(parts, incident) }),
      note: literal(note),
    },
    summary: liveTexts(language)('incident.summary', {
      title,
      phase: narrator.say(`phase.${phaseOf(incident)}`).toLowerCase(),
      impact: stateText(narrator.say, incident.impact).toLowerCase(),
      text: inLanguage(incident.timeline.at(-1)?.text ?? incident.title, language),
    }),
    provenance: statusProvenance(parts, narrator),
    next: buttonsOf(incident, language, person, named[0]?.id),
  }
}

/** Alerts of an incident that stand. */
const countFiring = async ({ store }: LiveParts, { id, alerts }: Incident): Promise<number> => {
  const group = alerts && (await store.get(alertGroups, alerts.group))
  return (group && countStanding(group.document.alerts).get(id)) ?? 0
}

const incidentView = (
  narrator: Narrator,
  incident: Incident,
  { lines, firing }: { readonly lines: string; readonly firing: number },
) => {
  const { say, language } = narrator
  const tell = liveTexts(language)
  const end = endOf(incident)
  const phase = phaseOf(incident)
  const hidden = Math.max(0, incident.timeline.length - mostEntries)
  return {
    heading: literal(inLanguage(incident.title, language)),
    number: tell('incident.number', { id: incident.id }),
    ...stateView(narrator, end ? 'operational' : incident.impact),
    ...(end && { state: `● ${say('phase.resolved')}` }),
    phase: end ? '' : say(`phase.${phase}`),
    since: end
      ? tell('incident.lasted', {
          start: atText(narrator, incident.start),
          end: atText(narrator, end),
          duration: durationText(narrator, incident.start, end),
        })
      : capitalised(sinceText(narrator, incident.start)),
    facts: [
      { title: tell('fact.services'), value: literal(lines) },
      { title: tell('fact.sites'), value: literal(siteNames(narrator, incident.sites)) },
      ...(firing > 0
        ? [{ title: tell('fact.alerts'), value: tell('incident.firing', { count: firing }) }]
        : []),
    ],
    ...(end ? { nextUpdate: '', nextColor: 'default' } : nextUpdateView(narrator, incident)),
    timelineTitle: tell('incident.timeline'),
    timeline: incident.timeline
      .toReversed()
      .slice(0, mostEntries)
      .map(({ at, phase: reached, text, impact }) => ({
        when: capitalised(atText(narrator, at)),
        phase: impact ? `${say(`phase.${reached}`)} · ${stateText(say, impact)}` : say(`phase.${reached}`),
        text: literal(inLanguage(text, language)),
      })),
    earlier: hidden > 0 ? tell('incident.earlier', { count: hidden }) : '',
  }
}

/** Who keeps the log moves it on; everybody else asks how things stand. */
const buttonsOf = (
  incident: Incident,
  language: Language,
  person: Person | undefined,
  service: string | undefined,
): readonly Button[] => {
  const tell = liveTexts(language)
  const status = askStatus(tell('button.status'), service === undefined ? {} : { service }, language)
  if (!person || !mayKeepLog(person)) return [status]
  const next = nextPhases(incident).map((phase) => phaseButton(incident, phase, language))
  return [incidentFormButton(incident, language), ...next, status]
}

const nextPhases = (incident: Incident): readonly Phase[] => {
  const phase = phaseOf(incident)
  if (!isOpen(incident)) return []
  const following = phases[phases.indexOf(phase) + 1]
  return following === 'resolved' || following === undefined ? ['resolved'] : [following, 'resolved']
}

const phaseButton = (incident: Incident, phase: Phase, language: Language): Button => {
  const tell = liveTexts(language)
  const { id } = incident
  return {
    kind: 'act',
    title: tell(`button.${phase}`),
    verb: incidentVerbs.phase,
    data: { id, revision: revisionOf(incident), phase },
    command:
      phase === 'resolved'
        ? tell('say.resolve', { id })
        : tell('say.phase', { id, phase: tell(`word.${phase}`) }),
  }
}

export const incidentFormButton = (incident: Incident | undefined, language: Language): Button => {
  const tell = liveTexts(language)
  return incident
    ? {
        kind: 'form',
        title: tell('button.update'),
        verb: incidentVerbs.form,
        data: { id: incident.id },
        command: tell('say.update', { id: incident.id }),
      }
    : {
        kind: 'form',
        title: tell('button.report'),
        verb: incidentVerbs.form,
        data: {},
        command: tell('say.report'),
      }
}

export const openIncidentButton = (id: string, language: Language): Button => ({
  kind: 'act',
  title: liveTexts(language)('button.open', { id }),
  verb: incidentVerbs.open,
  data: { id },
  command: liveTexts(language)('say.open', { id }),
})

/** The card of an incident for somebody outside of a turn; undefined when it is there no more. */
export const showIncident = async (
  parts: LiveParts,
  reader: Reader,
  id: string,
): Promise<Card | undefined> => {
  const stored = await parts.store.get(incidents, id)
  return stored && incidentCard(parts, stored.document, reader)
}
