import type { Deed } from './audit.ts'

/** Who acts where nobody with power does: the clock, or a program. */
export const loaItself: Deed['actor'] = { account: 'loa', name: 'Loa' }
