import type { Links } from '../../core/conversation/links.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import type { Plan } from './plan.ts'
import type { PlanPreview } from './preview-plan.ts'
import { rosterButton } from './sheets.ts'
import { texts } from './texts.ts'
import { periodOf } from './views.ts'

/** Names that one card lists; the rest is counted. */
const listed = 20

type Shown = {
  readonly plan: Plan
  readonly preview: PlanPreview
  /** What was just done, or stands in the way. */
  readonly notes: readonly View[]
  readonly person: Person
  readonly links: Links
}

/** A plan with its numbers, before it is opened. */
export const planCard = ({ plan, preview, notes, person, links }: Shown, language: Language): Card => {
  const say = texts(language)
  const { id, revision } = plan
  return {
    name: 'health-checks/plan',
    view: {
      heading: literal(say('plan.heading', { id, name: plan.name })),
      period: periodOf(plan, language),
      notices: notes,
      numbers: numbersOf(preview, language),
      clinics: plan.clinics.map(({ name, address }, index) => ({
        name: literal(name),
        address: literal(address),
        text: say('plan.clinic', {
          seats: preview.clinics[index]?.seats ?? 0,
          people: preview.clinics[index]?.people ?? 0,
        }),
      })),
      lines: linesOf(plan, preview, language).map((text) => ({ text: literal(text) })),
      without: withoutOf(preview, language),
      changed: literal(say('plan.changed', { name: plan.changed.name, revision })),
    },
    summary: say('plan.summary', { id, people: preview.people.length, seats: preview.seats }),
    next: [
      {
        kind: 'form',
        title: say('button.plan.edit'),
        verb: 'health-checks.form',
        data: { id, revision },
        command: say('say.form', { id }),
      },
      stepButton('open', { id, revision }, language),
      rosterButton(links, { campaign: id, person, language }),
      stepButton('delete', { id, revision }, language),
      stepButton('campaigns', {}, language),
    ],
  }
}

const numbersOf = ({ people, seats, slots }: PlanPreview, language: Language): View[] => {
  const say = texts(language)
  return [
    { value: String(people.length), label: say('plan.people') },
    { value: String(seats), label: say('plan.seats') },
    { value: String(slots.length), label: say('plan.slots') },
  ]
}

const linesOf = (
  plan: Plan,
  { people, seats, rotating, gone, recent }: PlanPreview,
  language: Language,
): string[] => {
  const say = texts(language)
  const { every, capacity, intervals, reminders } = plan
  return [
    say('plan.times', { opens: plan.opens, closes: plan.closes, every, capacity }),
    say('campaign.intervals', intervals),
    say('plan.reminders', reminders),
    ...(rotating.people > 0 ? [say('plan.rotating', rotating)] : []),
    ...(seats < people.length ? [say('plan.tooFew', { missing: people.length - seats })] : []),
    ...(recent > 0 ? [say('plan.recent', { recent })] : []),
    ...(gone > 0 ? [say('plan.gone', { gone })] : []),
  ]
}

const withoutOf = ({ without }: PlanPreview, language: Language): View[] => {
  if (without.length === 0) return []
  const names = without
    .slice(0, listed)
    .map(({ name }) => name)
    .join(', ')
  return [
    {
      style: 'warning',
      text: literal(
        texts(language)('plan.without', {
          count: without.length,
          names: without.length > listed ? `${names}, …` : names,
        }),
      ),
    },
  ]
}

type ButtonStep = 'open' | 'close' | 'delete' | 'attendance' | 'campaigns' | 'show' | 'swap'

/** A button of an officer; its text is the command that does the same. */
export const stepButton = (
  step: ButtonStep,
  data: { readonly id?: string; readonly revision?: number },
  language: Language,
  title?: string,
): Button => ({
  kind: 'act',
  title: title ?? texts(language)(`button.plan.${step}`),
  verb: `health-checks.${step}`,
  data,
  command: texts(language)(`say.${step}`, { id: data.id ?? '' }).trim(),
})
