import { z } from 'zod'

/** How a back-up begins; the version is raised with every change of what follows. */
export const backupFormat = { format: 'loa-backup', version: 1 } as const

export const headSchema = z.strictObject({
  format: z.literal(backupFormat.format),
  version: z.literal(backupFormat.version),
  at: z.iso.datetime(),
})

export const documentLineSchema = z.tuple([z.string(), z.string(), z.int().min(1), z.string()])

export const floorsLineSchema = z.strictObject({ floors: z.record(z.string(), z.int().min(0)) })

export const endSchema = z.strictObject({
  tally: z.record(z.string(), z.strictObject({ documents: z.int(), checksum: z.string() })),
  sha256: z.string(),
})
