import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createPrometheusMetrics } from '../../../../src/adapters/metrics/prometheus.ts'

describe('metrics', () => {
  it('are counted, timed and asked for in the text that Prometheus reads', async () => {
    const metrics = createPrometheusMetrics()
    metrics.count('loa_turns_total', { input: 'text', place: 'personal' })
    metrics.count('loa_turns_total', { input: 'text', place: 'personal' })
    metrics.time('loa_turn_seconds', 0.02, { input: 'text' })
    metrics.gauge('loa_deliveries_waiting', async () => 7)
    const text = await metrics.read()
    expect(text).toContain('loa_turns_total{input="text",place="personal"} 2')
    expect(text).toContain('loa_turn_seconds_bucket{le="0.025",input="text"} 1')
    expect(text).toContain('loa_turn_seconds_bucket{le="0.01",input="text"} 0')
    expect(text).toContain('loa_deliveries_waiting 7')
  })

  it.each(['grafana.json', 'alert-rules.yml'])('that %s asks for are there', async (file) => {
    const metrics = createPrometheusMetrics()
    metrics.gauge('loa_deliveries_waiting', async () => 0)
    metrics.gauge('loa_broadcasts_open', async () => 0)
    const known = await metrics.read()
    const asked = readFileSync(`src/adapters/metrics/${file}`, 'utf8').match(
      /\b(loa|nodejs|process)_[a-z0-9_]+/g,
    )
    expect(asked?.length).toBeGreaterThan(5)
    for (const name of asked ?? []) expect(known).toContain(`# TYPE ${name.replace(/_bucket$/, '')} `)
  })
})
