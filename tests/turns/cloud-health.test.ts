import { describe, expect, it, onTestFinished } from 'vitest'
import { createCardRenderer } from '../../src/adapters/cards/card-renderer.ts'
import { readMicrosoftHealth } from '../../src/adapters/graph/service-health.ts'
import { askOnceAMinute } from '../../src/core/cloud/cloud-health.ts'
import { type Language, languages } from '../../src/core/i18n/language.ts'
import { serviceStatus } from '../../src/features/service-status/feature.ts'
import { type AGraph, aGraph } from '../builders/a-graph.ts'
import { aSampleFeature } from '../builders/a-sample-feature.ts'

const render = createCardRenderer('cards')

/** The overview of services beside the stand-in's account of Microsoft 365. */
const aCloudyDesk = async () => {
  const given: AGraph = await aGraph()
  const cloudHealth = askOnceAMinute(() => readMicrosoftHealth(given.graph), given.clock)
  const desk = await aSampleFeature(serviceStatus, undefined, {
    collections: [],
    parts: () => ({ cloudHealth }),
  })
  onTestFinished(desk.close)
  return {
    ...given,
    overview: async (language: Language = 'en', slots = {}) => {
      const turn = await desk.turn('le.thanh.mai', { language })
      const [card] = (await desk.feature.answers.service_status?.(turn, slots))?.cards ?? []
      if (!card) throw new TypeError('there is no overview')
      return { summary: card.summary, words: JSON.stringify(render(card, language)) }
    },
  }
}

describe('the overview of services', () => {
  it.each(languages)('has a line of Microsoft 365 with what is not well there, in %s', async (language) => {
    const { overview, standIn } = await aCloudyDesk()
    standIn.setHealth('microsoftteams', 'Microsoft Teams', 'serviceInterruption')
    standIn.setHealth('sharepoint', 'SharePoint', 'serviceDegradation')
    const { words, summary } = await overview(language)
    const expected = {
      vi: /Microsoft 365.*Gián đoạn toàn bộ.*Theo thông báo của Microsoft.*Microsoft Teams – gián đoạn toàn bộ; SharePoint – giảm hiệu năng/,
      en: /Microsoft 365.*Major outage.*According to Microsoft.*Microsoft Teams – major outage; SharePoint – degraded/,
      ru: /Microsoft 365.*По данным Microsoft.*Microsoft Teams – .*; SharePoint – снижена/,
    }
    expect(words).toMatch(expected[language])
    expect(summary).toMatch(/; Microsoft 365: /)
  })

  it('says that all is well there, asks once a minute, and has no such line for one site', async () => {
    const { overview, standIn, pass } = await aCloudyDesk()
    const shown = await Promise.all([overview(), overview(), overview()])
    for (const { words, summary } of shown) {
      expect(words).toMatch(/Microsoft 365.*Operational/)
      expect(summary).not.toMatch(/Microsoft/)
    }
    expect(standIn.requests()).toHaveLength(1)
    standIn.setHealth('exchange', 'Exchange', 'serviceInterruption')
    expect((await overview()).summary).not.toMatch(/Microsoft/)
    pass({ minutes: 1 })
    expect((await overview()).summary).toMatch(/Microsoft 365: major outage/)
    expect((await overview('en', { unit: 'MSP-1' })).words).not.toMatch(/Microsoft/)
  })

  it('has no such line where Loa may not ask', async () => {
    const { overview, standIn } = await aCloudyDesk()
    standIn.withhold('ServiceHealth.Read.All')
    expect((await overview()).words).not.toMatch(/Microsoft/)
  })
})

describe('asking how the cloud stands', () => {
  it('keeps nobody waiting who wants an overview, and has the answer for the next one', async () => {
    const { clock } = await aGraph()
    const answer = Promise.withResolvers<{ state: 'operational'; troubled: [] }>()
    const ask = askOnceAMinute(() => answer.promise, clock, 0)
    expect(await ask()).toBeUndefined()
    answer.resolve({ state: 'operational', troubled: [] })
    expect(await ask()).toEqual({ state: 'operational', troubled: [] })
  })

  it('answers nothing where it fails', async () => {
    const { clock } = await aGraph()
    const ask = askOnceAMinute(() => Promise.reject(new TypeError('down')), clock)
    expect(await ask()).toBeUndefined()
  })
})
