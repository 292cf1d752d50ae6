/**
 * JSON that is the same for equal values: object keys in the order of their code units, no blanks, numbers and
 * strings as JSON.stringify writes them (RFC 8785). The value has been through JSON: nothing in it is undefined.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
}
