import { Failure } from '../../core/errors/failure.ts'

/**
 * Every key of one Loa. The braces are a hash tag: in a cluster all of them are on one node, so that a script may
 * touch any of them, which is what makes a commit atomic.
 */
export type Keys = {
  /** What every key begins with. */
  readonly root: string
  /** Version of this layout; its presence says that the key space is Loa's. */
  readonly format: string
  /** Collection to signature of its index functions. */
  readonly catalogue: string
  /** Id to `<version>\n<document as JSON>`. */
  documents(collection: string): string
  ephemeral(key: string): string
  /** What the keys of the queues begin with. */
  readonly jobs: string
}

export const keysOf = (namespace: string): Keys => {
  if (!/^[\w-]{1,40}$/.test(namespace))
    throw new Failure('bad-config', 'the name of the key space has letters, digits, - and _, at most 40')
  const root = `loa{${namespace}}:`
  return {
    root,
    format: `${root}format`,
    catalogue: `${root}catalogue`,
    documents: (collection) => `${root}d:${collection}`,
    ephemeral: (key) => `${root}x:${key}`,
    jobs: `${root}j`,
  }
}
