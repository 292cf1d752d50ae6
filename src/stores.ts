import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openSqliteArchive } from './adapters/sqlite/archive.ts'
import { collections } from './compose.ts'
import type { Config } from './config.ts'
import { Failure } from './core/errors/failure.ts'
import type { Archive } from './core/store/archive.ts'

/** The store that Loa works on with these settings. */
export const storeAddress = ({ stateFolder }: Pick<Config, 'stateFolder'>): string =>
  `sqlite:${join(stateFolder, 'loa.sqlite')}`

/** The store at an address, as a whole. Throws `bad-address` for one that is none. */
export const openArchive = async (address: string): Promise<Archive> => {
  const file = /^sqlite:(.+)$/.exec(address)?.[1]
  if (file === undefined)
    throw new Failure(
      'bad-address',
      `${withoutPassword(address)} is no store: sqlite:<file> or redis://<host>.`,
    )
  mkdirSync(dirname(file), { recursive: true })
  return openSqliteArchive({ file, collections })
}

export const withoutPassword = (address: string): string => address.replace(/\/\/[^@/]*@/, '//')
