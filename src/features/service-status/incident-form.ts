import { DateTime } from 'luxon'
import { z } from 'zod'
import { chosen, typed } from '../../core/conversation/form-field.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { siteIdSchema } from '../../core/people/person.ts'
import { confirmIncident } from './confirm-live.ts'
import { type Incident, incidents, isOpen, phaseOf, phases, revisionOf } from './incident.ts'
import { liveFormCard, ticked } from './live-form.ts'
import { refusalCard, refusalText } from './live-message.ts'
import { type LiveParts, presentMoment } from './live-parts.ts'
import { type LiveRefusal, refuseLive } from './live-refusal.ts'
import { liveTexts } from './live-texts.ts'
import { loadServices } from './load-status.ts'
import { type Moment, momentSchema } from './moment.ts'
import { mayKeepLog } from './policy.ts'
import { longestText, longestTitle, type Reported, reportIncident } from './report-incident.ts'
import { serviceIdSchema } from './service.ts'
import { impacts } from './state.ts'
import { updateIncident } from './update-incident.ts'
import { texts } from './wording.ts'

export const incidentSaveVerb = 'service-status.incident-save'

/** What the form sends; without an id it is of a new incident. */
export const incidentFormSchema = z.object({
  id: z.string().min(1).max(80).optional(),
  revision: z.int().nonnegative().optional(),
  services: chosen,
  sites: chosen,
  impact: z.enum(impacts).default('partial'),
  phase: z.enum(phases).default('investigating'),
  title: typed(longestTitle),
  text: typed(longestText),
  day: chosen,
  time: chosen,
  nextDay: chosen,
  nextTime: chosen,
})

type Form = z.infer<typeof incidentFormSchema>

/** The form of a new incident, filled with what it is about as far as that is known, or of what is new of one. */
export const openIncidentForm = async (
  parts: LiveParts,
  turn: Turn,
  id: string | undefined,
  about: Partial<Pick<Form, 'services' | 'sites' | 'text'>> = {},
): Promise<Reply> => {
  const { person, language } = turn
  if (!mayKeepLog(person)) return personal(refusalCard(parts, refuseLive('not-allowed'), language))
  const stored = id === undefined ? undefined : await parts.store.get(incidents, id)
  if (id !== undefined && !stored)
    return personal(refusalCard(parts, refuseLive('not-found', { id }), language))
  const values = valuesOf(parts, stored?.document)
  return personal(await formCard(parts, turn, stored ? values : { ...values, ...about }, ''))
}

const valuesOf = (parts: LiveParts, incident: Incident | undefined): Form => {
  const now = presentMoment(parts)
  const empty = { title: '', text: '', day: now.slice(0, 10), time: now.slice(11), nextDay: '', nextTime: '' }
  if (!incident) return { ...empty, services: '', sites: '', impact: 'partial', phase: 'investigating' }
  const { id, services, sites, impact, nextUpdate = '' } = incident
  const promised = nextUpdate > now ? nextUpdate : ''
  return {
    ...empty,
    id,
    revision: revisionOf(incident),
    services: services.join(),
    sites: sites.join(),
    impact,
    phase: isOpen(incident) ? phaseOf(incident) : 'post-mortem',
    nextDay: promised.slice(0, 10),
    nextTime: promised.slice(11),
  }
}

const formCard = async (parts: LiveParts, { language }: Turn, form: Form, note: string): Promise<Card> => {
  const tell = liveTexts(language)
  const say = texts(language)
  const [services, sites] = await Promise.all([loadServices(parts.store), parts.directory.sites()])
  const { id, revision } = form
  const isNew = id === undefined
  const field = (name: 'title' | 'text', multiline: boolean, most: number) => ({
    id: name,
    label: tell(`form.${name}`),
    value: form[name],
    multiline,
    most,
  })
  const select = (name: 'impact' | 'phase', choices: readonly { title: string; value: string }[]) => ({
    id: name,
    label: tell(`form.${name}`),
    value: form[name],
    choices,
  })
  return liveFormCard({
    heading: isNew ? tell('form.report') : tell('form.update', { id }),
    note,
    pickers: [
      {
        id: 'services',
        label: tell('fact.services'),
        value: form.services,
        choices: services.map((one) => ({ title: inLanguage(one.shortName, language), value: one.id })),
      },
      {
        id: 'sites',
        label: tell('fact.sites'),
        value: form.sites,
        choices: sites.map((one) => ({ title: inLanguage(one.name, language), value: one.id })),
      },
    ],
    selects: [
      select(
        'impact',
        impacts.map((value) => ({ title: say(`state.${value}`), value })),
      ),
      ...(isNew
        ? []
        : [
            select(
              'phase',
              phases.map((value) => ({ title: say(`phase.${value}`), value })),
            ),
          ]),
    ],
    texts: [...(isNew ? [field('title', false, longestTitle)] : []), field('text', true, longestText)],
    times: [
      ...(isNew ? [timeField(tell('form.start'), ['day', 'time'], form, language)] : []),
      timeField(tell('form.next'), ['nextDay', 'nextTime'], form, language),
    ],
    save: isNew ? tell('form.save.report') : tell('form.save.update'),
    verb: incidentSaveVerb,
    data: { ...(id !== undefined && { id }), ...(revision !== undefined && { revision }) },
  })
}

const timeField = (
  label: string,
  [dayId, timeId]: readonly ['day', 'time'] | readonly ['nextDay', 'nextTime'],
  form: Form,
  language: Turn['language'],
) => ({
  label,
  dayId,
  day: form[dayId],
  dayLabel: liveTexts(language)('form.day'),
  timeId,
  time: form[timeId],
  timeLabel: liveTexts(language)('form.time'),
})

/** Stores what was typed and closes the form; what stands in the way is said in the form, with what was typed kept. */
export const saveIncidentForm = async (parts: LiveParts, turn: Turn, form: Form): Promise<Reply> => {
  const { person, language } = turn
  if (!mayKeepLog(person)) return personal(refusalCard(parts, refuseLive('not-allowed'), language))
  const saved = await save(parts, turn, form)
  if (saved.ok) {
    const what = form.id === undefined ? 'done.reported' : 'done.updated'
    const card = await confirmIncident(parts, language, saved.incident, what)
    return { cards: [card], personal: true, closesDialog: true }
  }
  const newest =
    saved.code === 'conflict' && form.id !== undefined ? await parts.store.get(incidents, form.id) : undefined
  const again = newest ? { ...form, revision: revisionOf(newest.document) } : form
  return personal(await formCard(parts, turn, again, refusalText(parts, saved, language)))
}

const save = async (parts: LiveParts, { person, now }: Turn, form: Form): Promise<Reported> => {
  const services = serviceIdSchema.array().safeParse(ticked(form.services))
  const sites = siteIdSchema.array().safeParse(ticked(form.sites))
  if (!services.success) return refuseLive('no-service')
  if (!sites.success) return refuseLive('unknown-site', { site: '' })
  const nextUpdate = readWall(form.nextDay, form.nextTime, presentMoment(parts))
  if (typeof nextUpdate === 'object') return nextUpdate
  const { id, revision, impact, phase, title, text } = form
  const scope = { services: services.data, sites: sites.data, impact, text: text.trim() }
  if (id !== undefined)
    return updateIncident(parts, person, { id, revision, phase, ...scope, nextUpdate: nextUpdate ?? null })
  const start = readWall(form.day, form.time, presentMoment(parts))
  if (typeof start === 'object') return start
  return reportIncident(parts, person, {
    ...scope,
    title: title.trim(),
    start: start ?? presentMoment({ ...parts, clock: () => now }),
    nextUpdate,
  })
}

/** Day and hour of the form, on the wall of the organisation; an hour alone is today's. */
export const readWall = (day: string, time: string, now: Moment): Moment | undefined | LiveRefusal => {
  if (day === '' && time === '') return undefined
  const read = momentSchema.safeParse(`${day || now.slice(0, 10)}T${(time || '00:00').slice(0, 5)}`)
  return read.success && DateTime.fromISO(read.data).isValid
    ? read.data
    : refuseLive('bad-time', { text: `${day} ${time}` })
}
