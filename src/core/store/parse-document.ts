import type { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import type { Collection } from './store.ts'

type Shaped<Document> = Pick<Collection<Document>, 'name'> & { readonly schema: z.ZodType<Document> }

/** A document as a backend kept it. Throws `corrupt-document`, naming collection and id. */
export const parseDocument = <D>(collection: Shaped<D>, id: string, text: string): D =>
  parseText(collection, id, text, 'corrupt-document')

/**
 * A document on its way into the store: the value that will be read again, since it has been through JSON and its
 * schema. Throws `bad-document`.
 */
export const acceptDocument = <D>(collection: Shaped<D>, id: string, document: unknown): D =>
  parseText(collection, id, toJson(collection, id, document), 'bad-document')

const parseText = <D>(collection: Shaped<D>, id: string, text: string, code: string): D => {
  const parsed = collection.schema.safeParse(fromJson(collection, id, text, code))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw misfit(code, collection, id, { at: issue?.path.join('.') ?? '', issue: issue?.code ?? '' })
}

const fromJson = (collection: Shaped<unknown>, id: string, text: string, code: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // The error is left behind: a SyntaxError quotes the text, which may be somebody's.
    throw misfit(code, collection, id, { issue: 'not-json' })
  }
}

const toJson = (collection: Shaped<unknown>, id: string, document: unknown): string => {
  try {
    return JSON.stringify(document) ?? 'null'
  } catch {
    throw misfit('bad-document', collection, id, { issue: 'not-json' })
  }
}

const misfit = (code: string, collection: Shaped<unknown>, id: string, where: Record<string, string>) =>
  new Failure(code, `a document does not fit the collection ${collection.name}`, {
    ids: { collection: collection.name, id, ...where },
  })
