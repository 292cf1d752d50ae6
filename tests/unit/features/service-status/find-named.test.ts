import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { siteSchema } from '../../../../src/core/people/person.ts'
import { fold, prepare } from '../../../../src/core/understanding/fold.ts'
import { wordsOf } from '../../../../src/core/understanding/tokens.ts'
import { findNamed } from '../../../../src/features/service-status/find-named.ts'
import { namesOf, serviceNames, services } from '../../../../src/features/service-status/service.ts'
import { sample } from './a-service-desk.ts'

const known = z.array(services.schema).parse(sample('services.json'))
const sites = z.array(siteSchema).parse(sample('sites.json'))

const named = (text: string) => {
  const matches = findNamed(wordsOf(prepare(text)), known, sites)
  const ids = (slot: string) => [
    ...new Set(matches.flatMap((match) => (match.slot === slot ? match.id : []))),
  ]
  return { services: ids('service'), sites: ids('unit') }
}

/** Places as they stand beside a service, before it or behind it. */
const places = [
  ['MSP-1', 'giàn MSP-1'],
  ['MSP-1', 'ở giàn MSP-1'],
  ['MSP-1', 'giàn 1'],
  ['MSP-1', 'MSP-1'],
  ['MSP-1', 'on MSP-1'],
  ['MSP-1', 'at the MSP-1 installation'],
  ['MSP-1', 'на платформе МСП-1'],
  ['CTP-2', 'giàn CTP-2'],
  ['CTP-2', 'giàn công nghệ trung tâm CTP-2'],
  ['CTP-2', 'на ЦТП-2'],
  ['onshore', 'trên bờ'],
  ['onshore', 'onshore'],
  ['onshore', 'на берегу'],
] as const

/** "mạng" is the office network, but "mạng giàn" is the link to the platforms. */
const longer = (text: string): string | undefined =>
  /^mang gian (?!.*mang)/.test(fold(text)) ? 'offshore_link' : undefined

describe('every name of a service with a place beside it', () => {
  it.each([...serviceNames, ...known.map(namesOf)])('is of $id and of that place', ({ id, names }) => {
    const wrong = names
      .map((name) => name.replaceAll('*', 'а'))
      .flatMap((name) =>
        places.flatMap(([site, beside]) =>
          [`${name} ${beside}`, `${beside} ${name}`, fold(`${name} ${beside}`)].map((text) => ({
            text,
            found: named(text),
            wanted: { services: [longer(text) ?? id], sites: [site] },
          })),
        ),
      )
      .filter(({ found, wanted }) => JSON.stringify(found) !== JSON.stringify(wanted))
    expect(wrong).toEqual([])
  })

  it.each([
    ['mạng giàn MSP-1', 'offshore_link', ['MSP-1']],
    ['mang gian msp-1', 'offshore_link', ['MSP-1']],
    ['mạng biển bờ', 'offshore_link', []],
    ['mạng biển bờ giàn CTP-2', 'offshore_link', ['CTP-2']],
    ['kênh ra giàn 2', 'offshore_link', ['CTP-2']],
    ['mạng văn phòng trên bờ', 'internet_email_voip', ['onshore']],
    ['связь с берегом на ЦТП-2', 'offshore_link', ['CTP-2']],
    ['канал до платформы МСП-1', 'offshore_link', ['MSP-1']],
    ['ship to shore', 'offshore_link', []],
  ] as const)('%s is %s', (text, service, at) => {
    expect(named(text)).toEqual({ services: [service], sites: at })
  })
})
