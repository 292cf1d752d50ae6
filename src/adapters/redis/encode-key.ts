import type { IndexKey } from '../../core/store/store.ts'

/**
 * An index is a sorted set whose scores are all 0: Redis orders it by the members' bytes. A member is the key,
 * written so that bytes order as keys do, then `\0\0`, then the id. Within a key `\0` is written `\0\x01`, hence the
 * first `\0\0` ends the key, and a key sorts before any longer one that begins with it.
 */
export const encodeKey = (key: IndexKey): string =>
  typeof key === 'string' ? `s${key.replaceAll('\0', '\0\x01')}` : `n${encodeNumber(key)}`

const end = '\0\0'

/** Above `end`, below whatever continues a key. */
const afterEnd = '\0\x01'

/** Where the entries of a key begin, and where they have ended. */
export const firstOfKey = (key: IndexKey): string => encodeKey(key) + end
export const afterKey = (key: IndexKey): string => `${encodeKey(key)}${afterEnd}`

export const memberOf = (key: IndexKey, id: string): string => encodeKey(key) + end + id

export const readMember = (member: string): { readonly key: IndexKey; readonly id: string } => {
  const at = member.indexOf(end)
  const written = member.slice(1, at)
  const key = member.startsWith('s') ? written.replaceAll('\0\x01', '\0') : decodeNumber(written)
  return { key, id: member.slice(at + end.length) }
}

/**
 * The bits of a double, most significant first, as 16 hexadecimal digits. Doubles of one sign order as their bits
 * do; those below zero in reverse, so all their bits are turned over, and the sign bit of the others is set.
 */
const encodeNumber = (value: number): string => {
  const bits = new DataView(new ArrayBuffer(8))
  // Adding 0 turns -0, which is the same key, into 0.
  bits.setFloat64(0, value + 0)
  const raw = bits.getBigUint64(0)
  const ordered = raw >= signBit ? raw ^ allBits : raw | signBit
  return ordered.toString(16).padStart(16, '0')
}

const decodeNumber = (text: string): number => {
  const ordered = BigInt(`0x${text}`)
  const bits = new DataView(new ArrayBuffer(8))
  bits.setBigUint64(0, ordered >= signBit ? ordered ^ signBit : ordered ^ allBits)
  return bits.getFloat64(0)
}

const signBit = 1n << 63n
const allBits = (1n << 64n) - 1n
