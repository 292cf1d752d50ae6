import { z } from 'zod'
import { type Role, roles } from './person.ts'

/** Object id of a group of the tenant, and the role that its members have. Several groups may give one role. */
export type RoleGroups = ReadonlyMap<string, Role>

/** As a setting says it: `officer=11111111-…, auditor=22222222-…`. Everybody is staff: no group gives that. */
export const roleGroupsSchema = z.string().transform((text, context): RoleGroups => {
  const groups = new Map<string, Role>()
  for (const part of text.split(',').map((entry) => entry.trim())) {
    if (part === '') continue
    const [name, group, ...rest] = part.split('=').map((word) => word.trim())
    const role = roles.find((known) => known === name && known !== 'staff')
    if (!role || !group || rest.length > 0 || groups.has(group)) {
      context.addIssue({ code: 'custom', message: 'is role=group, one for each group, separated by commas' })
      return z.NEVER
    }
    groups.set(group, role)
  }
  return groups
})
