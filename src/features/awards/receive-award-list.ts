import type { IncomingFile } from '../../core/conversation/incoming.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type AwardImportParts, importAwards, refuse, unreadable } from './import-awards.ts'
import { mayImportAwards } from './policy.ts'

/** An award list that somebody sends as a spreadsheet. Who may not bring one in is told so, and the file is not read. */
export const receiveAwardList =
  (parts: AwardImportParts) =>
  async (turn: Turn, file: IncomingFile): Promise<Reply | undefined> => {
    if (!/\.(xlsx|csv)$/i.test(file.name)) return undefined
    if (!mayImportAwards(turn.person)) return refuse(parts, turn)
    const bytes = await file.read()
    if (bytes === 'gone') return unreadable(parts, turn, 'gone')
    if (bytes === 'too-large') return unreadable(parts, turn, 'too-large-file')
    return importAwards(parts)(turn, bytes)
  }
