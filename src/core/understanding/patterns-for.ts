/**
 * Patterns, all of the same flags, that are tried one after the other: all of them, or none where a text fits none. Most
 * texts are of no pattern, and that takes one look.
 */
export const patternsFor = <Entry extends { readonly pattern: RegExp }>(entries: readonly Entry[]) => {
  const flags = entries[0]?.pattern.flags.replace('d', '')
  const any = new RegExp(entries.map(({ pattern }) => `(?:${pattern.source})`).join('|'), flags)
  return (text: string): readonly Entry[] => (any.test(text) ? entries : [])
}
