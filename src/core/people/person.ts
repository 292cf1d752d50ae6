import { z } from 'zod'
import { languageSchema } from '../i18n/language.ts'
import { localizedSchema } from '../i18n/localized.ts'

export type PersonId = string & z.$brand<'PersonId'>
export type UnitId = string & z.$brand<'UnitId'>
export type SiteId = string & z.$brand<'SiteId'>

const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'an id is 1 to 64 letters, digits, dots, dashes')
export const personIdSchema = id.brand<'PersonId'>()
export const unitIdSchema = id.brand<'UnitId'>()
export const siteIdSchema = id.brand<'SiteId'>()

export const roles = ['staff', 'officer', 'engineer', 'communications', 'auditor'] as const

/** `engineer` is the service duty engineer, `officer` the union officer, `communications` the admin who broadcasts. */
export type Role = (typeof roles)[number]

export const siteSchema = z.strictObject({
  id: siteIdSchema,
  name: localizedSchema,
  offshore: z.boolean(),
  aliases: z.array(z.string().min(1)).default([]),
})

export type Site = z.infer<typeof siteSchema>

export const unitSchema = z.strictObject({
  id: unitIdSchema,
  name: localizedSchema,
  site: siteIdSchema,
  /** What people call it, in any language; `*` at the end stands for any ending. */
  aliases: z.array(z.string().min(1)).default([]),
})

export type Unit = z.infer<typeof unitSchema>

export const personSchema = z.strictObject({
  id: personIdSchema,
  /** Object id in Entra ID; how the platform names the person. */
  account: z.string().min(1),
  name: z.string().min(1).max(100),
  /** What the person does there. */
  position: localizedSchema.optional(),
  email: z.email().optional(),
  phone: z.string().optional(),
  unit: unitIdSchema.optional(),
  site: siteIdSchema.optional(),
  roles: z.array(z.enum(roles)).default(['staff']),
  unionMember: z.boolean().default(false),
  language: languageSchema.optional(),
  /** IANA zone; that of the organisation when not said. */
  zone: z.string().optional(),
  /** Stretches offshore, both days included. */
  offshore: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date() })).default([]),
})

export type Person = z.infer<typeof personSchema>
