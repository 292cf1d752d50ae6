import { type AlertMapping, noMapping } from './alert-mapping.ts'
import { type AlertAccess, createAlertRoutes } from './alert-routes.ts'
import type { LiveParts } from './live-parts.ts'
import { createTakeAlerts } from './take-alerts.ts'

/** What monitoring systems call, as far as it is set up. */
export const createAlertIntake = (
  parts: LiveParts,
  { access, mapping = noMapping }: { readonly access: AlertAccess; readonly mapping?: AlertMapping },
): ReturnType<typeof createAlertRoutes> =>
  createAlertRoutes(access, createTakeAlerts(parts, mapping), () => parts.clock().toMillis())
