import { describe, expect, it } from 'vitest'
import { loopbackFiles, microsoftFiles } from '../../../../src/adapters/teams/file-address.ts'

const service = 'https://smba.trafficmanager.net/teams/'

describe('with credentials a file is fetched', () => {
  it.each([
    'https://vsp-my.sharepoint.com/personal/hoa/_layouts/15/download.aspx?UniqueId=1&tempauth=x',
    'https://public.dm.files.1drv.com/y4m',
    'https://vsp.sharepoint.us/x',
  ])('from %s', (address) => {
    expect(microsoftFiles(address, service)).toBe(true)
  })

  it.each([
    'http://vsp.sharepoint.com/x',
    'https://evilsharepoint.com/x',
    'https://sharepoint.com.evil.example/x',
    'https://vsp.sharepoint.com@evil.example/x',
    'https://vsp.sharepoint.com:8443/x',
    'https://user:word@vsp.sharepoint.com/x',
    'https://127.0.0.1/x',
    'http://127.0.0.1/x',
    'https://169.254.169.254/metadata',
    `${service}x`,
    'no address',
  ])('not from %s', (address) => {
    expect(microsoftFiles(address, service)).toBe(false)
  })
})

describe('without credentials a file is fetched', () => {
  const loopback = 'http://127.0.0.1:3979/'

  it('from the service that sent the message', () => {
    expect(loopbackFiles(`${loopback}files/1`, loopback)).toBe(true)
  })

  it.each([
    ['another port', 'http://127.0.0.1:22/', loopback],
    ['another name', 'http://localhost:3979/', loopback],
    ['SharePoint', 'https://vsp.sharepoint.com/x', loopback],
    ['a service elsewhere', 'http://intranet.example/x', 'http://intranet.example/'],
    ['no address', 'x', 'x'],
  ])('not from %s', (_, address, from) => {
    expect(loopbackFiles(address, from)).toBe(false)
  })
})
