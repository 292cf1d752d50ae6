import { z } from 'zod'
import { chosen, typed } from '../../core/conversation/form-field.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { siteIdSchema } from '../../core/people/person.ts'
import { confirmWork } from './confirm-live.ts'
import { readWall } from './incident-form.ts'
import { liveFormCard, ticked } from './live-form.ts'
import { refusalCard, refusalText } from './live-message.ts'
import { type LiveParts, presentMoment } from './live-parts.ts'
import { refuseLive } from './live-refusal.ts'
import { liveTexts } from './live-texts.ts'
import { loadServices } from './load-status.ts'
import { type Maintenance, maintenance } from './maintenance.ts'
import { changeWork, type Planned, planWork } from './plan-work.ts'
import { mayKeepLog } from './policy.ts'
import { longestText, longestTitle } from './report-incident.ts'
import { serviceIdSchema } from './service.ts'
import { workVerbs } from './work-card.ts'

/** What the form sends; without an id it is of new work. */
export const workFormSchema = z.object({
  id: z.string().min(1).max(80).optional(),
  revision: z.int().nonnegative().optional(),
  services: chosen,
  sites: chosen,
  title: typed(longestTitle),
  effect: typed(longestText),
  day: chosen,
  time: chosen,
  endDay: chosen,
  endTime: chosen,
})

type Form = z.infer<typeof workFormSchema>

/** The form of new work, or of a change of some. */
export const openWorkForm = async (parts: LiveParts, turn: Turn, id: string | undefined): Promise<Reply> => {
  const { person, language } = turn
  if (!mayKeepLog(person)) return personal(refusalCard(parts, refuseLive('not-allowed'), language))
  const stored = id === undefined ? undefined : await parts.store.get(maintenance, id)
  if (id !== undefined && !stored)
    return personal(refusalCard(parts, refuseLive('not-found', { id }), language))
  return personal(await formCard(parts, turn, valuesOf(stored?.document, language), ''))
}

const valuesOf = (work: Maintenance | undefined, language: Turn['language']): Form => {
  const empty = { services: '', sites: '', title: '', effect: '', day: '', time: '', endDay: '', endTime: '' }
  if (!work) return empty
  const { id, revision = 0, services, sites, title, effect, start, end } = work
  return {
    ...{ id, revision, services: services.join(), sites: sites.join() },
    ...{ title: inLanguage(title, language), effect: inLanguage(effect, language) },
    ...{ day: start.slice(0, 10), time: start.slice(11), endDay: end.slice(0, 10), endTime: end.slice(11) },
  }
}

const formCard = async (parts: LiveParts, { language }: Turn, form: Form, note: string): Promise<Card> => {
  const tell = liveTexts(language)
  const [services, sites] = await Promise.all([loadServices(parts.store), parts.directory.sites()])
  const { id, revision } = form
  const days = { dayLabel: tell('form.day'), timeLabel: tell('form.time') }
  return liveFormCard({
    heading: id === undefined ? tell('form.plan') : tell('form.work', { id }),
    note,
    pickers: [
      {
        ...{ id: 'services', label: tell('fact.services'), value: form.services },
        choices: services.map((one) => ({ title: inLanguage(one.shortName, language), value: one.id })),
      },
      {
        ...{ id: 'sites', label: tell('fact.sites'), value: form.sites },
        choices: sites.map((one) => ({ title: inLanguage(one.name, language), value: one.id })),
      },
    ],
    texts: [
      {
        id: 'title',
        label: tell('form.work.title'),
        value: form.title,
        multiline: false,
        most: longestTitle,
      },
      { id: 'effect', label: tell('form.effect'), value: form.effect, multiline: true, most: longestText },
    ],
    times: [
      { ...days, label: tell('form.start'), dayId: 'day', day: form.day, timeId: 'time', time: form.time },
      {
        ...days,
        label: tell('form.end'),
        dayId: 'endDay',
        day: form.endDay,
        timeId: 'endTime',
        time: form.endTime,
      },
    ],
    save: id === undefined ? tell('form.save.plan') : tell('form.save.update'),
    verb: workVerbs.save,
    data: { ...(id !== undefined && { id }), ...(revision !== undefined && { revision }) },
  })
}

/** Stores what was typed and closes the form; what stands in the way is said in the form. */
export const saveWorkForm = async (parts: LiveParts, turn: Turn, form: Form): Promise<Reply> => {
  const { person, language } = turn
  if (!mayKeepLog(person)) return personal(refusalCard(parts, refuseLive('not-allowed'), language))
  const saved = await save(parts, turn, form)
  const { id } = form
  if (saved.ok) {
    const what = id === undefined ? 'done.planned' : 'done.work.changed'
    const card = await confirmWork(parts, language, saved.work, what)
    return { cards: [card], personal: true, closesDialog: true }
  }
  const newest =
    saved.code === 'conflict' && id !== undefined ? await parts.store.get(maintenance, id) : undefined
  const again = newest ? { ...form, revision: newest.document.revision ?? 0 } : form
  return personal(await formCard(parts, turn, again, refusalText(parts, saved, language)))
}

const save = async (parts: LiveParts, { person }: Turn, form: Form): Promise<Planned> => {
  const services = serviceIdSchema.array().safeParse(ticked(form.services))
  const sites = siteIdSchema.array().safeParse(ticked(form.sites))
  if (!services.success) return refuseLive('no-service')
  if (!sites.success) return refuseLive('unknown-site', { site: '' })
  const now = presentMoment(parts)
  const start = readWall(form.day, form.time, now)
  const end = readWall(form.endDay || form.day, form.endTime, now)
  if (typeof start === 'object') return start
  if (typeof end === 'object') return end
  if (start === undefined || end === undefined || form.endTime === '') return refuseLive('no-window')
  const plan = {
    ...{ services: services.data, sites: sites.data, start, end },
    ...{ title: form.title.trim(), effect: form.effect.trim() },
  }
  const { id, revision } = form
  return id === undefined
    ? planWork(parts, person, plan)
    : changeWork(parts, person, { id, revision, ...plan })
}
