import { createHash } from 'node:crypto'
import { z } from 'zod'
import { personIdSchema } from '../../core/people/person.ts'
import type { Collection } from '../../core/store/store.ts'

const secretSchema = z.strictObject({ person: personIdSchema, account: z.string(), made: z.iso.datetime() })

type CalendarSecret = z.infer<typeof secretSchema>

/** Who may read whose calendar without signing in; the id is the SHA-256 of the secret, which is kept nowhere. */
export const calendarSecrets: Collection<CalendarSecret> = {
  name: 'calendar-secrets',
  schema: secretSchema,
  indexes: { person: ({ person }) => person },
}

export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
