import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../../../src/core/errors/failure.ts'
import { siteIdSchema } from '../../../../src/core/people/person.ts'
import {
  type KnownAlert,
  keepAlert,
  knownAlert,
  stepOf,
} from '../../../../src/features/service-status/alert.ts'
import { mapAlert, parseAlertMapping } from '../../../../src/features/service-status/alert-mapping.ts'
import sample from '../../../../src/sample/alert-mapping.json' with { type: 'json' }

/** Each a word of one alert that began at 1, 2 or 3; a resolved one ended half a step later. */
const word = fc.record({
  status: fc.constantFrom('firing', 'resolved'),
  startsAt: fc.integer({ min: 1, max: 3 }),
})

const hear = (words: readonly { status: 'firing' | 'resolved'; startsAt: number }[]) => {
  let known: KnownAlert | undefined
  let fired = 0
  for (const { status, startsAt } of words) {
    const step = stepOf(known, {
      status,
      startsAt,
      endsAt: status === 'resolved' ? startsAt + 0.5 : undefined,
    })
    if (step === 'fire') fired += 1
    if (step !== 'ignore') known = { firing: status === 'firing', startsAt }
  }
  return { known, fired }
}

describe('the words of one alert, in whatever order and however often they come', () => {
  it('end with what is true of its latest beginning', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const latest = Math.max(...words.map(({ startsAt }) => startsAt))
        const isOver = words.some(({ status, startsAt }) => status === 'resolved' && startsAt === latest)
        expect(hear(words).known).toEqual({ firing: !isOver, startsAt: latest })
      }),
      { seed: 7 },
    )
  })

  it('open at most one incident for each beginning', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        expect(hear(words).fired).toBeLessThanOrEqual(new Set(words.map(({ startsAt }) => startsAt)).size)
      }),
      { seed: 7 },
    )
  })
})

it('an alert is the same after it was kept', () => {
  for (const alert of [
    { firing: true, startsAt: 1_700_000_000_000, incident: '7' },
    { firing: false, startsAt: 0 },
  ])
    expect(knownAlert(keepAlert(alert))).toEqual(alert)
})

describe('the mapping file', () => {
  const mapping = parseAlertMapping(sample, 'alert-mapping.json')
  const sites = ['onshore', 'MSP-1', 'CTP-2'].map((id) => siteIdSchema.parse(id))
  const known = { services: new Set(['radio', 'telephone', 'offshore_link']), sites }

  it.each([
    [{ service: 'radio', site: 'msp1', severity: 'critical' }, 'radio', ['MSP-1'], 'major'],
    [{ job: 'vsat-modems', site: 'ctp2', severity: 'info' }, 'offshore_link', ['CTP-2'], 'degraded'],
    [{ job: 'pbx', site: 'msp1' }, 'telephone', ['onshore'], 'degraded'],
    [{ service: 'radio', site: 'elsewhere' }, 'radio', ['onshore', 'MSP-1', 'CTP-2'], 'degraded'],
  ])('turns %j into a service, places and an impact', (labels, service, where, impact) => {
    expect(mapAlert(mapping, labels as Record<string, string>, known)).toEqual({
      service,
      sites: where,
      impact,
    })
  })

  it('knows nothing of other labels, nor of a service that there is not', () => {
    expect(mapAlert(mapping, { job: 'coffee' }, known)).toBeUndefined()
    expect(mapAlert(mapping, { service: 'mail' }, known)).toBeUndefined()
  })

  it('that is wrong is refused with the place in it', () => {
    const wrong = () => parseAlertMapping({ rules: [{ labels: {}, service: 'radio' }] }, 'mapping.json')
    expect(wrong).toThrow(Failure)
    expect(wrong).toThrow('mapping.json: rules[0].labels')
  })
})
