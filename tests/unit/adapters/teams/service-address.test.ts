import { describe, expect, it } from 'vitest'
import { loopbackServices, signedServices } from '../../../../src/adapters/teams/service-address.ts'

describe('a service address without credentials', () => {
  it.each(['http://127.0.0.1:3979/', 'http://localhost/', 'http://127.9.9.9:1', 'http://[::1]:80/teams'])(
    'is talked to on this machine: %s',
    (address) => {
      expect(loopbackServices(address)).toBe(true)
    },
  )

  it.each([
    'https://smba.trafficmanager.net/apac/',
    'http://10.0.0.1/',
    'http://localhost.evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://evil.example/#127.0.0.1',
    'http://127.0.0.1@evil.example/',
    'file:///127.0.0.1',
    'ftp://127.0.0.1/',
    '127.0.0.1',
    '',
  ])('is not talked to elsewhere: %s', (address) => {
    expect(loopbackServices(address)).toBe(false)
  })
})

describe('a signed service address', () => {
  it('is talked to when it is encrypted or of this machine', () => {
    expect(signedServices('https://smba.trafficmanager.net/apac/')).toBe(true)
    expect(signedServices('http://127.0.0.1:3979/')).toBe(true)
    expect(signedServices('http://smba.trafficmanager.net/apac/')).toBe(false)
  })
})
