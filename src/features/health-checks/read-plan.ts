import { DateTime } from 'luxon'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { readDate } from '../../core/spreadsheet/dates.ts'
import { createFindPeople, findNamed } from './find-people.ts'
import type { PlanFields } from './plan.ts'
import type { PlanField, PlanValues } from './plan-fields.ts'
import { type PlanRefusal, refusePlan } from './plan-refusal.ts'
import { readWeekdays } from './read-weekdays.ts'
import { mostPeople } from './slot.ts'

/** What was typed of a campaign, or the first thing wrong with it in a sentence of its own. */
export const readPlan = async (
  { directory }: Pick<FeatureParts, 'directory'>,
  values: PlanValues,
): Promise<PlanFields | PlanRefusal> => {
  const name = values.name.trim()
  if (name === '' || name.length > 120) return refusePlan('name')
  const period = readPeriod(values)
  if (isRefused(period)) return period
  const clinics = await readClinics(directory, values.clinics)
  if (isRefused(clinics)) return clinics
  const audience = await readAudience(directory, values)
  if (isRefused(audience)) return audience
  const numbers = readNumbers(values)
  if (isRefused(numbers)) return numbers
  const bring = splitLines(values.bring)
  if (bring.length > 20 || bring.some((text) => text.length > 200)) return refusePlan('too-many-texts')
  return { name, ...period, ...audience, ...numbers, clinics: [...clinics], bring }
}

const splitLines = (text: string): string[] =>
  text
    .split(/\n|;/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

const longestDays = 366

const readPeriod = (values: PlanValues): Pick<PlanFields, 'from' | 'to'> | PlanRefusal => {
  const from = readDay('from', values.from)
  if (typeof from !== 'string') return from
  const to = readDay('to', values.to)
  if (typeof to !== 'string') return to
  if (to < from) return refusePlan('ends-first', { from, to })
  const days = DateTime.fromISO(to, { zone: 'utc' }).diff(
    DateTime.fromISO(from, { zone: 'utc' }),
    'days',
  ).days
  return days > longestDays ? refusePlan('too-long', { days: longestDays }) : { from, to }
}

/** "30/02/2027" is a day that there is not; "3/4/2027" is two days; "next year" is none. */
const readDay = (
  field: 'from' | 'to',
  text: string,
): string | PlanRefusal<'day' | 'no-such-day' | 'two-readings'> => {
  const value = text.trim()
  const read = readDate(value === '' ? null : value)
  if (read.kind === 'value') return read.date
  if (read.kind === 'ambiguous') {
    const [first, second] = read.readings
    return refusePlan('two-readings', { field, value, first, second })
  }
  const digits = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(value)
  return refusePlan(digits ? 'no-such-day' : 'day', { field, value: value.slice(0, 40) })
}

type Directory = FeatureParts['directory']

/** "name | address | sites", one a line; without sites for everybody. */
const readClinics = async (
  directory: Directory,
  text: string,
): Promise<PlanFields['clinics'] | PlanRefusal<'clinic' | 'unknown-site'>> => {
  const sites = await directory.sites()
  const clinics: PlanFields['clinics'] = []
  for (const line of splitLines(text)) {
    const [name = '', address = '', named = ''] = line.split('|').map((part) => part.trim())
    if (name === '' || name.length > 120 || address === '' || address.length > 200)
      return refusePlan('clinic', { value: line.slice(0, 80) })
    const names = splitNames(named)
    const unknown = names.find((each) => findNamed(sites, each) === undefined)
    if (unknown !== undefined) return refusePlan('unknown-site', { value: unknown })
    const found = names.length === 0 ? sites : names.flatMap((each) => findNamed(sites, each) ?? [])
    clinics.push({ name, address, sites: found.map(({ id }) => id) })
  }
  return clinics.length === 0 || clinics.length > 10 ? refusePlan('clinic', { value: '' }) : clinics
}

const splitNames = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

type Audience = Pick<PlanFields, 'units' | 'sites' | 'people'>

type Named =
  | { readonly units: Audience['units'][number] }
  | { readonly sites: Audience['sites'][number] }
  | { readonly people: Audience['people'][number] }
  | 'unknown'
  | 'several'

const readAudience = async (
  directory: Directory,
  values: PlanValues,
): Promise<Audience | PlanRefusal<'unknown-names' | 'several-names'>> => {
  const find = await createFindNamed(directory)
  const read = (['units', 'sites', 'people'] as const).flatMap((field) =>
    splitNames(values[field]).map((name) => ({ name, named: find(field, name) })),
  )
  const several = read.find(({ named }) => named === 'several')
  if (several) return refusePlan('several-names', { value: several.name.slice(0, 60) })
  const unknown = read.filter(({ named }) => named === 'unknown').map(({ name }) => name.slice(0, 60))
  if (unknown.length > 0) return refusePlan('unknown-names', { value: unknown.slice(0, 20).join(', ') })
  const found = read.flatMap(({ named }) => (typeof named === 'string' ? [] : [named]))
  return {
    units: unique(found.flatMap((named) => ('units' in named ? [named.units] : []))),
    sites: unique(found.flatMap((named) => ('sites' in named ? [named.sites] : []))),
    people: unique(found.flatMap((named) => ('people' in named ? [named.people] : []))).slice(0, 500),
  }
}

/** "MSP-1" is a site, and what people call its crew: the field that it stands in says which. */
const createFindNamed = async (
  directory: Directory,
): Promise<(field: keyof Audience, name: string) => Named> => {
  const units = await directory.units()
  const sites = await directory.sites()
  const findPeople = await createFindPeople(directory)
  return (field, name) => {
    const unit = findNamed(units, name)
    const site = findNamed(sites, name)
    if (site && (field === 'sites' || !unit)) return { sites: site.id }
    if (unit) return { units: unit.id }
    const [person, another] = findPeople(name)
    if (another) return 'several'
    return person ? { people: person.id } : 'unknown'
  }
}

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]

type Numbers = Pick<
  PlanFields,
  'weekdays' | 'opens' | 'closes' | 'every' | 'capacity' | 'intervals' | 'reminders'
>

const readNumbers = (values: PlanValues): Numbers | PlanRefusal => {
  const weekdays = readWeekdays(values.weekdays)
  if (!weekdays) return refusePlan('weekdays', { value: values.weekdays.slice(0, 40) })
  const hours = readHours(values.hours)
  if (!hours) return refusePlan('hours', { value: values.hours.slice(0, 40) })
  const every = wholeNumber(values, 'every')
  if (every === undefined || every < 5 || every > 480) return refusePlan('every')
  const capacity = wholeNumber(values, 'capacity')
  if (capacity === undefined || capacity < 1) return refusePlan('capacity-zero', { most: mostPeople })
  if (capacity > mostPeople) return refusePlan('capacity-large', { capacity, most: mostPeople })
  const intervals = {
    normal: wholeNumber(values, 'normal') ?? 0,
    hazardous: wholeNumber(values, 'hazardous') ?? 0,
  }
  if (Object.values(intervals).some((months) => months < 1 || months > 60)) return refusePlan('interval')
  const reminders = {
    everyDays: wholeNumber(values, 'everyDays') ?? 0,
    most: wholeNumber(values, 'most') ?? -1,
  }
  const { everyDays, most } = reminders
  if (everyDays < 1 || everyDays > 30 || most < 0 || most > 20) return refusePlan('reminders')
  return { weekdays, ...hours, every, capacity, intervals, reminders }
}

const wholeNumber = (values: PlanValues, field: PlanField): number | undefined =>
  /^\d{1,6}$/.test(values[field].trim()) ? Number(values[field].trim()) : undefined

/** "7:00-11:00", "7h30 – 11h"; undefined where it ends before it begins. */
const readHours = (text: string): Pick<PlanFields, 'opens' | 'closes'> | undefined => {
  const found = /^(\d{1,2})[:hg.]?(\d{2})?\s*[-–—]\s*(\d{1,2})[:hg.]?(\d{2})?$/i.exec(text.trim())
  if (!found) return undefined
  const [opens, closes] = [timeOf(found[1], found[2]), timeOf(found[3], found[4])]
  return opens !== undefined && closes !== undefined && opens < closes ? { opens, closes } : undefined
}

const timeOf = (hours = '', minutes = '00'): string | undefined =>
  Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : undefined
