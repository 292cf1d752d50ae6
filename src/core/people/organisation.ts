import { IANAZone } from 'luxon'
import { z } from 'zod'
import { languageSchema } from '../i18n/language.ts'
import { localizedSchema } from '../i18n/localized.ts'
import { intentSchema } from '../understanding/intent.ts'

/** Whom to ask where an answer ends and a person begins. */
export const contactSchema = z.strictObject({
  name: z.string().min(1),
  role: localizedSchema,
  phone: z.string().optional(),
  email: z.email().optional(),
})

export type Contact = z.infer<typeof contactSchema>

/** The organisation that Loa serves: `organisation.json`. */
export const organisationSchema = z.strictObject({
  name: localizedSchema,
  shortName: localizedSchema,
  /** IANA zone of its calendar. */
  zone: z.string().refine((zone) => IANAZone.isValidZone(zone), 'an IANA time zone'),
  language: languageSchema,
  /** Whom to ask about what: by intent, `other` for all the rest. */
  contacts: z
    .partialRecord(z.union([intentSchema, z.literal('other')]), contactSchema)
    .and(z.looseObject({ other: contactSchema })),
})

export type Organisation = z.infer<typeof organisationSchema>
