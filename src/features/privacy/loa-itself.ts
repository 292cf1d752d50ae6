import type { Deed } from '../../core/audit/audit.ts'

/** Who erases: the clock, and nobody with power. */
export const loaItself: Deed['actor'] = { account: 'loa', name: 'Loa' }
