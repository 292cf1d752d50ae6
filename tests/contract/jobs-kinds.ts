import { z } from 'zod'
import { jobKind } from '../../src/core/jobs/jobs.ts'

/** What the contract wakes up. */
export const errands = jobKind('errands', z.strictObject({ number: z.int() }))
export const rounds = jobKind('rounds', z.null())

/** What the contract's processes work with: short, so that a killed one is missed soon. */
export const leaseMs = 2_000
export const retryAfter = () => 20
