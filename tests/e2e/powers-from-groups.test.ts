import { expect, it } from 'vitest'
import { startProcess } from '../builders/a-process.ts'
import { chatOf, tenantOf } from '../builders/a-tenant.ts'

it('who joins a group of the tenant gains its power, and who leaves loses it, without a restart', async () => {
  const loa = await startProcess({ PLAYGROUND_GRAPH_PORT: '0' })
  const tenant = await tenantOf(loa)
  const lan = tenant.accountOf('nguyen.thi.lan')
  const { say } = chatOf(loa, 'nguyen.thi.lan')

  await say('English')
  expect(await say('audit log')).toContain('Only auditors')
  const joined = await tenant.ask('POST', '/groups/group-auditor/members/$ref', {
    '@odata.id': `${tenant.address}/v1.0/directoryObjects/${lan}`,
  })
  expect(joined.status).toBe(204)
  await expect
    .poll(() => say('audit log'), { timeout: 30_000, interval: 1_000 })
    .toContain('The log is whole')
  const left = await tenant.ask('DELETE', `/groups/group-auditor/members/${lan}/$ref`)
  expect(left.status).toBe(204)
  await expect.poll(() => say('audit log'), { timeout: 30_000, interval: 1_000 }).toContain('Only auditors')
  expect(await loa.stop()).toBe(0)
})
