import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { statusProvenance } from './asked.ts'
import { type CardReader, narratorFor } from './incident-card.ts'
import type { LiveParts } from './live-parts.ts'
import { liveTexts } from './live-texts.ts'
import { loadServices } from './load-status.ts'
import { type Maintenance, type MaintenanceStage, maintenance, stageOf } from './maintenance.ts'
import { askStatus } from './next-steps.ts'
import { mayKeepLog } from './policy.ts'
import { siteNames } from './status-views.ts'
import type { WorkStep } from './tell-work.ts'
import { spanText } from './wording.ts'

export const workVerbs = {
  open: 'service-status.work-open',
  form: 'service-status.work-form',
  save: 'service-status.work-save',
  cancel: 'service-status.work-cancel',
} as const

const looks = {
  planned: { color: 'accent', style: 'emphasis' },
  running: { color: 'accent', style: 'accent' },
  done: { color: 'good', style: 'default' },
  cancelled: { color: 'default', style: 'default' },
} as const satisfies Record<MaintenanceStage, { color: string; style: string }>

const stepOf = {
  planned: 'planned',
  running: 'started',
  done: 'ended',
  cancelled: 'cancelled',
} as const satisfies Record<MaintenanceStage, WorkStep>

/** Work as it stands now. `step`: what it is told for; else where it is. */
export const workCard = async (
  parts: LiveParts,
  work: Maintenance,
  { language, person }: CardReader,
  { step, note = '' }: { readonly step?: WorkStep; readonly note?: string } = {},
): Promise<Card> => {
  const narrator = await narratorFor(parts, language)
  const tell = liveTexts(language)
  const stage = stageOf(work, narrator.now)
  const services = await loadServices(parts.store)
  const named = services.filter(({ id }) => work.services.includes(id))
  const title = inLanguage(work.title, language)
  const when = spanText(narrator, work.start, work.end)
  return {
    name: 'service-status/work',
    view: {
      note: literal(note),
      number: tell('work.number', { id: work.id }),
      heading: literal(title),
      stage: `● ${narrator.say(`stage.${stage}`)}`,
      ...looks[stage],
      when,
      effect: literal(inLanguage(work.effect, language)),
      facts: [
        {
          title: tell('fact.services'),
          value: literal(named.map(({ shortName }) => inLanguage(shortName, language)).join(', ')),
        },
        { title: tell('fact.sites'), value: literal(siteNames(narrator, work.sites)) },
      ],
    },
    summary: tell(`work.summary.${step ?? stepOf[stage]}`, { title, when }),
    provenance: statusProvenance(parts, narrator),
    next: [
      ...(person && mayKeepLog(person) && (stage === 'planned' || stage === 'running')
        ? keepers(work, language)
        : []),
      askStatus(tell('button.status'), named[0] ? { service: named[0].id } : {}, language),
    ],
  }
}

const keepers = ({ id, revision = 0 }: Maintenance, language: Language): readonly Button[] => {
  const tell = liveTexts(language)
  return [
    {
      kind: 'form',
      title: tell('button.changeWork'),
      verb: workVerbs.form,
      data: { id },
      command: tell('say.changeWork', { id }),
    },
    {
      kind: 'act',
      title: tell('button.cancelWork'),
      verb: workVerbs.cancel,
      data: { id, revision },
      command: tell('say.cancelWork', { id }),
    },
  ]
}

export const openWorkButton = (id: string, language: Language): Button => ({
  kind: 'act',
  title: liveTexts(language)('button.work', { id }),
  verb: workVerbs.open,
  data: { id },
  command: liveTexts(language)('say.work', { id }),
})

export const showWork = async (
  parts: LiveParts,
  reader: CardReader,
  { work: id, step }: { readonly work: string; readonly step: WorkStep },
): Promise<Card | undefined> => {
  const stored = await parts.store.get(maintenance, id)
  return stored && workCard(parts, stored.document, reader, { step })
}
