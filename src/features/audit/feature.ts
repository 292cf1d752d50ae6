import { z } from 'zod'
import { listEntries } from '../../core/audit/list-entries.ts'
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
import { mayAudit } from './policy.ts'
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

const showLog = async ({ store, links }: FeatureParts, turn: Turn): Promise<Reply> => {
  const { language } = turn
  if (!mayAudit(turn.person)) return personal(refusalCard(language))
  const verified = await verifyChain(store)
  const { items } = await listEntries(store, { newestFirst: true, limit: 8 })
  const entries = items.map(({ document }) => document)
  const file = links.download(logFile, 'all', language)
  return personal(logCard({ verified, entries, file, zone: turn.now.zoneName }, language))
}
