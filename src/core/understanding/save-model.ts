import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { z } from 'zod'
import { intents } from './intent.ts'
import type { TrainedModel } from './recogniser.ts'

/** Where a trained model is kept from one start to the next. */
export type ModelShelf = {
  /** undefined where nothing is kept. */
  read(): Uint8Array | undefined
  /** Takes the place of what was kept, whole or not at all. */
  write(bytes: Uint8Array): void
  /** Differs wherever the code that trains differs. */
  readonly codeVersion: string
}

/**
 * The model that `train` makes of `sources`, from the shelf where the same code made it of the same sources. What is
 * kept there of others, cut short or changed is passed over and replaced.
 */
export const keptModel = (shelf: ModelShelf, sources: unknown, train: () => TrainedModel): TrainedModel => {
  const fingerprint = hash(shelf.codeVersion, JSON.stringify(sources))
  const known = unseal(shelf.read(), fingerprint)
  if (known) return known
  const trained = train()
  shelf.write(seal(serialize(trained), fingerprint))
  return trained
}

const hash = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest()
}

/** Before the model stands the hash of it and of what it was made of. */
const seal = (model: Uint8Array, fingerprint: Uint8Array): Uint8Array =>
  Buffer.concat([hash(fingerprint, model), model])

const sealLength = 32

const unseal = (bytes: Uint8Array | undefined, fingerprint: Uint8Array): TrainedModel | undefined => {
  const model = bytes?.subarray(sealLength)
  if (!bytes || !model || !hash(fingerprint, model).equals(bytes.subarray(0, sealLength))) return undefined
  return trainedSchema.safeParse(deserialize(model)).data
}

const modelSchema = <const Labels extends readonly string[]>(labels: Labels) =>
  z.object({
    labels: z.array(z.enum(labels)),
    table: z.object({
      size: z.number(),
      cells: z.instanceof(Int32Array),
      rarityOfUnknown: z.number(),
    }),
    blockWeights: z.array(z.number()),
    weights: z.instanceof(Float32Array),
  })

const trainedSchema = z.object({
  intents: modelSchema(intents),
  latin: modelSchema(['vi', 'en']),
  threshold: z.number(),
})
