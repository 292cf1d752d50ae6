import Database from 'better-sqlite3'
import { Failure } from '../../core/errors/failure.ts'

/** How long a statement waits for another process to let go of the file, in milliseconds. */
const patience = 5_000

/**
 * Opens the file, or makes it. Several processes and several connections may have it open at once: with the
 * write-ahead log (WAL) readers and the one writer do not wait for each other, and writers wait for their turn.
 *
 * WAL with synchronous=FULL: every commit is appended to the log and fsynced before it returns, so what was
 * acknowledged survives a killed process, a crash of the system and a power cut (as far as the disk keeps what it
 * has fsynced). NORMAL, better-sqlite3's default, would keep the file whole as well, but lose the last commits in a
 * power cut. All processes have to be on one machine: the log's index is shared memory.
 */
export const openDatabase = (file: string): Database.Database => {
  const database = new Database(file, { timeout: patience })
  try {
    return translatingLocks(() => {
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = FULL')
      return database
    })
  } catch (error) {
    database.close()
    throw error
  }
}

/** Throws `store-locked` where SQLite says that another process held the file for longer than our patience. */
export const translatingLocks = <T>(work: () => T): T => {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY'))
      throw new Failure('store-locked', 'another process holds the database file', { cause })
    throw cause
  }
}
