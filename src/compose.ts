import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RenderCard } from './adapters/cards/card-renderer.ts'
import { createTrainer } from './adapters/data-folder/create-trainer.ts'
import { type OrganisationData, readData } from './adapters/data-folder/read-data.ts'
import { readUtterances } from './adapters/data-folder/read-utterances.ts'
import { calendarCollections } from './adapters/graph/calendar-collections.ts'
import { directoryCollections } from './adapters/graph/collections.ts'
import type { ConnectedGraph } from './adapters/graph/connect-graph.ts'
import type { FindFeed } from './adapters/http/serve-feed.ts'
import { createSignedLinks, type SignedLinks } from './adapters/http/signed-links.ts'
import { createCalendarWriter } from './adapters/icalendar/write-calendar.ts'
import { openSqliteStore } from './adapters/sqlite/store.ts'
import { announcingPorts, noGroups } from './announcing-ports.ts'
import { auditCollections } from './core/audit/audit.ts'
import { type Conversation, createConversation, type SayPrivately } from './core/conversation/conversation.ts'
import type { Feature, FeatureModule, FeatureParts } from './core/conversation/feature.ts'
import type { MayGoOn } from './core/conversation/person-limit.ts'
import { boards } from './core/delivery/boards.ts'
import { createChannels, knownChannels } from './core/delivery/channels.ts'
import { createNotices, noticeCollections } from './core/delivery/create-notices.ts'
import { createOutbox, deliveryCollections } from './core/delivery/create-outbox.ts'
import { installations } from './core/delivery/install-lacking.ts'
import { createPacing, type Pacing } from './core/delivery/pacing.ts'
import { createPartnersOf, personalChats } from './core/delivery/personal-chats.ts'
import type { Sender } from './core/delivery/sender.ts'
import type { Jobs } from './core/jobs/jobs.ts'
import type { Log } from './core/log/log.ts'
import { measureRecogniser } from './core/metrics/measure.ts'
import { type Metrics, noMetrics } from './core/metrics/metrics.ts'
import { createFileDirectory } from './core/people/file-directory.ts'
import { preferences } from './core/people/preferences.ts'
import { fillings } from './core/store/archive.ts'
import type { Ephemeral } from './core/store/ephemeral.ts'
import { imports } from './core/store/import-documents.ts'
import type { AnyCollection, Store } from './core/store/store.ts'
import type { Clock } from './core/time/clock.ts'
import type { Recogniser } from './core/understanding/recogniser.ts'
import type { Utterance } from './core/understanding/utterances.ts'
import { commandsOf, createFeatures, createFindFeed, gatherNames } from './create-features.ts'
import type { Announcing } from './features/announcements/announcing.ts'
import { announcements } from './features/announcements/feature.ts'
import { audit } from './features/audit/feature.ts'
import { awards } from './features/awards/feature.ts'
import { benefits } from './features/benefits/feature.ts'
import { healthChecks } from './features/health-checks/feature.ts'
import { createFallbacks } from './features/help/fallbacks.ts'
import { help } from './features/help/feature.ts'
import { meetings } from './features/meetings/feature.ts'
import { myDay } from './features/my-day/feature.ts'
import { privacy } from './features/privacy/feature.ts'
import { serviceStatus } from './features/service-status/feature.ts'
import { trainingCollections } from './features/training/feature.ts'
import { createNoteUnanswered } from './features/training/note-unanswered.ts'
import { readTaughtLines } from './features/training/taught-line.ts'
import { startWork } from './start-work.ts'
import { partsOfGraph } from './work-with-graph.ts'

/** What the bot can do, in the order of its command menu. */
const modules: readonly FeatureModule[] = [
  serviceStatus,
  benefits,
  healthChecks,
  meetings,
  myDay,
  announcements,
  awards,
  privacy,
  audit,
  help,
]

export type BotParts = {
  readonly dataFolder: string
  readonly store: Store
  readonly ephemeral: Ephemeral
  /** Address under which the outside reaches Loa's files and pictures. */
  readonly baseUrl: () => string
  /** Signs the links of downloads. */
  readonly secret: string
  readonly clock: Clock
  readonly log: Log
  readonly sayPrivately: SayPrivately
  /** Everything that Loa says outside of an answer. */
  readonly sender: Sender
  readonly render: RenderCard
  readonly metrics?: Metrics
  /** Microsoft Graph, where it is set up: who is who comes from Entra ID then. */
  readonly connectGraph?: (data: OrganisationData) => Promise<ConnectedGraph>
  /** Which of several replicas it is; the only one when not said. */
  readonly replica?: string
  /** Over all replicas; of this process alone when not said. */
  readonly pacing?: Pacing
  readonly mayGoOn?: MayGoOn
  /** Where the trained recogniser is kept from start to start; trained at each start where it is not said. */
  readonly modelFile?: string
}

/** The bot without a transport: what `npm start`, the commands and the tests have in common. */
export type Bot = {
  readonly conversation: Conversation
  readonly features: readonly Feature[]
  readonly links: SignedLinks
  readonly data: OrganisationData
  /** The personal calendar behind a secret; undefined: there is none. */
  readonly findFeed: FindFeed
  /** What the API for other programs works on. */
  readonly announcing: Announcing
  readonly parts: FeatureParts
  readonly graph: ConnectedGraph | undefined
  readonly recogniser: () => Recogniser
  /** Takes in what was named or taught since, here or in another replica; done by itself while Loa works. */
  readonly refresh: () => Promise<void>
  /** Resolves when no training is under way. */
  readonly trained: () => Promise<void>
  /** Delivers what was released, and does what the clock asks for, until it is stopped. */
  readonly work: (jobs: Jobs) => { stop(): Promise<void> }
}

/** What is seldom needed is loaded when it first is: together it would take a fifth of a start. */
const spreadsheets: Pick<FeatureParts, 'readTable' | 'writeSheet'> = {
  readTable: async (...table) => (await import('./adapters/spreadsheet/read-table.ts')).readTable(...table),
  writeSheet: async (sheet) => (await import('./adapters/spreadsheet/write-sheet.ts')).writeSheet(sheet),
}

/** Every collection that something keeps. */
export const collections: readonly AnyCollection[] = [
  ...auditCollections,
  ...deliveryCollections,
  ...noticeCollections,
  boards,
  ...calendarCollections,
  ...directoryCollections,
  fillings,
  imports,
  knownChannels,
  preferences,
  installations,
  personalChats,
  ...trainingCollections,
  ...modules.flatMap(({ collections }) => collections),
]

/** The embedded store; its folder is made when it is not there. */
export const openStore = (file: string): Store => {
  mkdirSync(dirname(file), { recursive: true })
  return openSqliteStore({ file, collections })
}

/** Throws `bad-data` when a file of the organisation is not right, before anything is written. */
export const composeBot = async (parts: BotParts): Promise<Bot> => {
  const { store, clock } = parts
  const data = readData(
    parts.dataFolder,
    modules.flatMap(({ dataFiles }) => dataFiles),
    clock(),
  )
  await data.importInto(store)
  const { organisation } = data
  const graph = await parts.connectGraph?.(data)
  const directory = graph?.directory ?? createFileDirectory(data)
  const links = createSignedLinks(parts.baseUrl, parts.secret, clock)
  const lines = createLines(parts)
  const teaching = { store, clock, lines, retrain: () => trainer.retrain() }
  const outbox = createOutbox({
    ...parts,
    sources: () => [announced.source, notices.source],
    pacing: parts.pacing ?? createPacing(clock),
    partnersOf: createPartnersOf(store),
    runner: parts.replica ?? 'loa',
    random: Math.random,
  })
  const notices = createNotices({
    ...parts,
    outbox: () => outbox,
    directory,
    organisation,
    kinds: () => features.flatMap(({ notices = [] }) => notices),
  })
  const { features, announced, featureParts } = createFeatures(
    modules,
    {
      store,
      directory,
      organisation,
      links,
      clock,
      notices,
      channels: createChannels(store, organisation.language),
      newId: () => randomUUID(),
      writeCalendar: createCalendarWriter(clock),
      ...spreadsheets,
      ...(graph && partsOfGraph(graph, { store, clock, organisation })),
    },
    announcingPorts(parts, { outbox, directory, organisation, groups: graph?.groups ?? noGroups }),
    teaching,
  )
  const trainer = await createTrainer(parts, lines, () => gatherNames(data, features))
  const conversation = createConversation({
    ...parts,
    features,
    fallbacks: createFallbacks(organisation, () => commandsOf(features)),
    recogniser: () => measureRecogniser(trainer.recogniser(), parts.metrics ?? noMetrics),
    directory,
    organisation,
    noteUnanswered: createNoteUnanswered(store, directory, clock),
  })
  return {
    conversation,
    features,
    links,
    data,
    findFeed: createFindFeed(featureParts, features),
    announcing: announced.announcing,
    parts: featureParts,
    graph,
    recogniser: trainer.recogniser,
    refresh: trainer.refresh,
    trained: trainer.trained,
    work: (jobs) =>
      startWork({ ...parts, graph, features, outbox, notices, announced, refresh: trainer.refresh }, jobs),
  }
}

/** What the recogniser learns from: the lines of the features, the organisation's own, and those taught in chat. */
const createLines = ({ store, dataFolder }: BotParts) => {
  const folders = [...modules.map(({ folder }) => folder), pathToFileURL(`${dataFolder}/`)]
  const written = folders.flatMap(readUtterances)
  return async (): Promise<readonly Utterance[]> => [...written, ...(await readTaughtLines(store))]
}
