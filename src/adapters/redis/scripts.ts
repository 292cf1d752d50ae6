import { readFileSync } from 'node:fs'
import { type Script, toScript } from './connection.ts'

/** The atomic operations, each in a file of its own that says its keys, arguments and answer. */
export const readScript = (
  name: 'commit' | 'find' | 'reindex' | 'sign' | 'claim' | 'moments' | 'fill' | 'page',
): Script => toScript(readFileSync(new URL(`./scripts/${name}.lua`, import.meta.url), 'utf8'))
