import { fold, surface } from '../understanding/fold.ts'

const blanks = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The same for one name with all its marks, whatever its case, its blanks and the place of a tone mark. */
export const spelledName = (name: string): string => blanks(surface(name))

/** The same for one name without its marks and signs. */
export const plainName = (name: string): string => blanks(fold(name).replace(/[^\p{L}\p{N}]+/gu, ' '))
