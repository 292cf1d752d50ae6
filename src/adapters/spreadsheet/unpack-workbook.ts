import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'

/** Parts of a workbook by their path. */
export type Parts = Readonly<Record<string, Uint8Array>>

type Unpacked =
  | { readonly ok: true; readonly parts: Parts }
  | { readonly ok: false; readonly reason: 'too-large' | 'damaged' }

/** Bytes that go in at a time: deflate makes at most a thousandfold of them before the count stops it. */
const chunk = 16 * 1024

/** Parts that a reader of values looks at: no pictures, no macros, no printer settings. */
const wanted =
  /^(\[Content_Types\]\.xml|_rels\/.*|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/.*|xl\/worksheets\/[^/]*\.xml)$/i

/** Unpacks what is needed, counting the bytes that come out: what the archive says of its sizes is not believed. */
export const unpackWorkbook = (bytes: Uint8Array, limit: number): Unpacked => {
  const chunks = new Map<string, Uint8Array[]>()
  let size = 0
  let trouble: 'too-large' | 'damaged' | undefined
  const take = (file: UnzipFile) => {
    if (!wanted.test(file.name)) return
    const parts: Uint8Array[] = []
    chunks.set(file.name, parts)
    file.ondata = (error, data) => {
      if (error) trouble ??= 'damaged'
      size += data?.length ?? 0
      if (size > limit) trouble ??= 'too-large'
      else if (data) parts.push(data)
    }
    file.start()
  }
  const unzip = new Unzip(take)
  unzip.register(UnzipInflate)
  try {
    for (let start = 0; start < bytes.length && !trouble; start += chunk)
      unzip.push(bytes.subarray(start, start + chunk), start + chunk >= bytes.length)
  } catch {
    trouble ??= 'damaged'
  }
  if (trouble) return { ok: false, reason: trouble }
  return {
    ok: true,
    parts: Object.fromEntries([...chunks].map(([name, list]) => [name, Buffer.concat(list)])),
  }
}
