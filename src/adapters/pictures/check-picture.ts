import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { fetch } from 'undici'

/** What Teams shows of a card's picture (cards reference): PNG, JPEG or GIF, at most 1 MB, without a redirect. */
const types = /^image\/(png|jpeg|gif)\b/
const largest = 1024 * 1024
const patienceMs = 5_000

type PictureVerdict = 'fine' | 'picture-not-public' | 'picture-too-large' | 'picture-not-image'

/** Looks at a picture's address as Teams will. An address inside the house is never asked: whoever names it may not see it. */
export const checkPicture = async (url: string): Promise<PictureVerdict> => {
  if (!(await isPublic(url))) return 'picture-not-public'
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
    if (!response.ok) return 'picture-not-public'
    if (!types.test(response.headers.get('content-type') ?? '')) return 'picture-not-image'
    return (await isSmall(response.body)) ? 'fine' : 'picture-too-large'
  } catch {
    return 'picture-not-public'
  }
}

const isSmall = async (body: AsyncIterable<Uint8Array> | null): Promise<boolean> => {
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > largest) return false
  }
  return true
}

const isPublic = async (url: string): Promise<boolean> => {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:') return false
  try {
    const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true })
    return addresses.every(({ address }) => !inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'))
  } catch {
    return false
  }
}

/** Loopback, private, link-local, shared and reserved addresses (RFC 6890). */
const inside = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, prefix, 'ipv6')
