/**
 * Bytes as text: UTF-16 or UTF-8 by their mark, UTF-16 without one where every other byte is zero, else UTF-8.
 * undefined: they are no text.
 */
export const decodeText = (bytes: Uint8Array): string | undefined => {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
    return unprintable.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

/** What no program writes into a table: control characters but tab and line ends. */
const unprintable = /[^\P{Cc}\s]/u

const encodingOf = (bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const start = [...bytes.subarray(0, 512)]
  const zeros = (parity: number) => start.filter((byte, place) => byte === 0 && place % 2 === parity).length
  if (zeros(1) > start.length / 4 && zeros(0) === 0) return 'utf-16le'
  if (zeros(0) > start.length / 4 && zeros(1) === 0) return 'utf-16be'
  return 'utf-8'
}
