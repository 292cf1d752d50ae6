import type { DateTime } from 'luxon'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import { applyRetention } from './apply-retention.ts'
import { eraseLeavers } from './erase-leavers.ts'
import { noteLeavers } from './note-leavers.ts'

/** Minutes between two looks at what has outlived its time: nothing here is a matter of minutes. */
const pause = 60

/** Looks once an hour, and goes on at once where there was more than one look may do. */
export const createSweep = (parts: FeatureParts): (() => Promise<void>) => {
  let next: DateTime<true> | undefined
  return async () => {
    const now = parts.clock()
    if (next && now < next) return
    const isMore = await applyRetention(parts)
    next = isMore ? now : now.plus({ minutes: pause })
    if (isMore) return
    await noteLeavers(parts)
    await eraseLeavers(parts)
  }
}
