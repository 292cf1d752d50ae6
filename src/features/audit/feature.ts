import { z } from 'zod'
import type { AuditEntry } from '../../core/audit/audit.ts'
import { everyEntry, listEntries } from '../../core/audit/list-entries.ts'
import { verifyChain } from '../../core/audit/verify-chain.ts'
import {
  type Command,
  download,
  type FeatureModule,
  type FeatureParts,
} from '../../core/conversation/feature.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { exportLog } from './export-log.ts'
import { isWanted, type Narrowed, narrowLog, wholeLog } from './narrow-log.ts'
import { mayAudit } from './policy.ts'
import { type LogRequest, readLogRequest } from './read-log-request.ts'
import { logCard, refusalCard, texts } from './views.ts'

/** Kind of the download that hands the whole chain out. */
const logFile = 'audit-log'

/** Auditors see who with power did what, and whether the record of it is whole. */
export const audit: FeatureModule = {
  collections: [],
  dataFiles: [],
  folder: new URL('.', import.meta.url),
  create: (parts) => ({
    name: 'audit',
    answers: {},
    commands: [logCommand(parts)],
    downloads: [download(logFile, z.literal('all'), (_, language) => exportLog(parts, language))],
    hears: (text) => {
      const request = readLogRequest(text)
      return request && { language: request.spoken, run: (turn) => showNarrowed(parts, turn, request) }
    },
    phrase: (_, language) => texts(language)('command.title'),
  }),
}

const logCommand = (parts: FeatureParts): Command => ({
  title: {
    vi: texts('vi')('command.title'),
    en: texts('en')('command.title'),
    ru: texts('ru')('command.title'),
  },
  description: {
    vi: texts('vi')('command.description'),
    en: texts('en')('command.description'),
    ru: texts('ru')('command.description'),
  },
  aliases: [
    'kiểm tra nhật ký kiểm toán',
    'nhật ký hệ thống',
    'verify the audit log',
    'audit trail',
    'проверить журнал аудита',
    'журнал действий',
  ],
  menu: [],
  run: (turn) => showLog(parts, turn),
})

/** Entries that fit on the card. */
const mostShown = 8

const showNarrowed = async (parts: FeatureParts, turn: Turn, request: LogRequest): Promise<Reply> =>
  mayAudit(turn.person)
    ? showLog(parts, turn, await narrowLog(parts.directory, turn, request))
    : personal(refusalCard(turn.language))

const showLog = async (
  { store, links }: FeatureParts,
  turn: Turn,
  narrowed: Narrowed = wholeLog,
): Promise<Reply> => {
  const { language } = turn
  if (!mayAudit(turn.person)) return personal(refusalCard(language))
  const zone = turn.now.zoneName
  const verified = await verifyChain(store)
  const wanted = await wantedEntries(store, narrowed, zone)
  const entries = wanted.slice(0, mostShown)
  const file = links.download(logFile, 'all', language)
  return personal(logCard({ verified, narrowed, count: wanted.length, entries, file, zone }, language))
}

/** The newest first; of the whole log no more than are shown. */
const wantedEntries = async (
  store: FeatureParts['store'],
  narrowed: Narrowed,
  zone: string,
): Promise<readonly AuditEntry[]> => {
  if (!narrowed.person && !narrowed.days) {
    const { items } = await listEntries(store, { newestFirst: true, limit: mostShown })
    return items.map(({ document }) => document)
  }
  return (await everyEntry(store)).filter((entry) => isWanted(narrowed, entry, zone)).reverse()
}
