import type { Concept } from './gazetteer.ts'

const stems = (list: string): readonly string[] => list.split(/,\s*/)

/** A concept with its stems in each language, separated by commas. */
export const concept = (name: string, vi: string, en: string, ru: string): Concept => ({
  name,
  stems: { vi: stems(vi), en: stems(en), ru: stems(ru) },
})
