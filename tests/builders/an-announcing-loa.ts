import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DateTime } from 'luxon'
import { createCardRenderer } from '../../src/adapters/cards/card-renderer.ts'
import { readData } from '../../src/adapters/data-folder/read-data.ts'
import { createCalendarWriter } from '../../src/adapters/icalendar/write-calendar.ts'
import { readTable } from '../../src/adapters/spreadsheet/read-table.ts'
import { writeSheet } from '../../src/adapters/spreadsheet/write-sheet.ts'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { auditCollections, auditEntries } from '../../src/core/audit/audit.ts'
import { verifyChain } from '../../src/core/audit/verify-chain.ts'
import { buttonData } from '../../src/core/conversation/button-data.ts'
import { createConversation } from '../../src/core/conversation/conversation.ts'
import type { FeatureParts } from '../../src/core/conversation/feature.ts'
import type { Button, Card } from '../../src/core/conversation/reply.ts'
import type { PlaceKind } from '../../src/core/conversation/turn.ts'
import { deliveryCollections } from '../../src/core/delivery/create-outbox.ts'
import type { BatchSource, Outbox } from '../../src/core/delivery/outbox.ts'
import { personalChats } from '../../src/core/delivery/personal-chats.ts'
import { createReads } from '../../src/core/delivery/reads.ts'
import type { OutgoingMessage } from '../../src/core/delivery/sender.ts'
import type { Language } from '../../src/core/i18n/language.ts'
import { createFileDirectory } from '../../src/core/people/file-directory.ts'
import { type Person, personIdSchema } from '../../src/core/people/person.ts'
import { preferences } from '../../src/core/people/preferences.ts'
import { createMemoryEphemeral } from '../../src/core/store/ephemeral.ts'
import { imports } from '../../src/core/store/import-documents.ts'
import type { Store } from '../../src/core/store/store.ts'
import type { Recogniser } from '../../src/core/understanding/recogniser.ts'
import type { Announcing, AnnouncingPorts } from '../../src/features/announcements/announcing.ts'
import { announcements, createAnnouncements } from '../../src/features/announcements/feature.ts'
import { runDue } from '../../src/features/announcements/run-due.ts'
import { createFallbacks } from '../../src/features/help/fallbacks.ts'
import { help } from '../../src/features/help/feature.ts'
import { anOutbox, type OutboxFake } from './an-outbox.ts'
import { samplePerson, wednesday } from './loa.ts'
import { silentParts } from './silent-parts.ts'
import { wordsOf } from './words-of.ts'

export { wordsOf }

export type AnnouncingLoa = {
  readonly announcing: Announcing
  readonly store: Store
  readonly outbox: OutboxFake
  /** The first card of what a person gets for a text. */
  say(person: string, text: string, place?: PlaceKind): Promise<SeenReply>
  /** A person sends a file, perhaps with a text beside it, in the chat of their own. */
  send(person: string, name: string, content: Uint8Array | string, text?: string): Promise<SeenReply>
  press(person: string, button: Button | undefined, inputs?: Record<string, unknown>): Promise<SeenReply>
  pressData(person: string, data: unknown): Promise<SeenReply>
  /** What somebody has in the chat of their own by way of broadcasts, oldest first, as words. */
  shownTo(person: string): readonly string[]
  /** Cards that are kept up to date in somebody's chat. */
  readonly boards: Map<string, Card>
  person(id: string): Promise<Person>
  /** Moves the clock, then does what is due. */
  at(moment: DateTime<true>): Promise<void>
  /** The audit chain's actions, oldest first; throws where the chain is broken. */
  audited(): Promise<readonly string[]>
  readonly troubles: readonly string[]
  close(): Promise<void>
}

export type SeenReply = {
  readonly cards: readonly Card[]
  readonly first: Card
  readonly words: string
  readonly language: Language
  readonly closesDialog: boolean
  button(title: string): Button
}

/** Announcements on the sample organisation, with a delivery engine that sends when it is told to. */
export const anAnnouncingLoa = async (
  options: {
    readonly ports?: Partial<AnnouncingPorts>
    /** An engine in the place of the one in memory. */
    readonly engine?: (store: Store, source: () => BatchSource) => Outbox
  } = {},
): Promise<AnnouncingLoa> => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-announcing-'))
  let moment = wednesday
  const clock = () => moment
  const store = openSqliteStore({
    file: join(folder, 'loa.sqlite'),
    collections: [
      ...auditCollections,
      imports,
      ...deliveryCollections,
      personalChats,
      preferences,
      ...announcements.collections,
    ],
  })
  const data = readData('src/sample', announcements.dataFiles, moment)
  await data.importInto(store)
  const directory = createFileDirectory(data)
  const outbox = anOutbox(clock)
  const render = createCardRenderer('cards')
  const boards = new Map<string, Card>()
  const troubles: string[] = []
  const parts: FeatureParts = {
    store,
    directory,
    organisation: data.organisation,
    clock,
    writeCalendar: createCalendarWriter(clock),
    readTable,
    writeSheet,
    ...silentParts,
    links: {
      download: (kind, key) => `https://loa.example/files/${kind}/${encodeURIComponent(JSON.stringify(key))}`,
      picture: (file) => `https://loa.example/pictures/${file}`,
    },
    commands: () => [],
    day: async () => [],
  }
  let ids = 0
  const served = { source: (): BatchSource => source }
  const engine = options.engine?.(store, () => served.source()) ?? outbox
  const { feature, source, announcing } = createAnnouncements(parts, {
    outbox: engine,
    channels: {
      find: async (id) => channels.find((channel) => channel.id === id),
      all: async () => channels,
    },
    groups: { accounts: async () => undefined },
    awards: {
      ofYear: async (year) =>
        year === 2020
          ? [{ title: 'Lao động tiên tiến', names: ['Nguyễn Thị Lan', 'Ivan Petrenko'] }]
          : undefined,
    },
    render,
    measure: ({ card, summary }: OutgoingMessage) => JSON.stringify({ card, summary }).length * 2,
    checkPicture: async (url) => (url.includes('huge') ? 'picture-too-large' : 'fine'),
    show: async (account, key, card, language) => {
      render(card, language)
      boards.set(`${account} ${key}`, card)
    },
    reads: createReads(store, engine),
    newId: () => String(++ids),
    ...options.ports,
  })
  outbox.serve(source)
  const conversation = createConversation({
    features: [feature, help.create(parts)],
    fallbacks: createFallbacks(data.organisation, () => []),
    recogniser: () => deaf,
    ephemeral: createMemoryEphemeral(clock),
    log: {
      info: () => {},
      warn: (event) => void troubles.push(event),
      error: (event, _fields, cause) =>
        void troubles.push(`${event}: ${cause instanceof Error ? cause.stack : cause}`),
    },
    sayPrivately: async () => true,
    noteUnanswered: async () => {},
    directory,
    organisation: data.organisation,
    store,
    clock,
  })

  let activities = 0
  const respond = async (
    id: string,
    input: Parameters<typeof conversation.respond>[0]['input'],
    kind: PlaceKind = 'personal',
  ): Promise<SeenReply> => {
    const person = samplePerson(id)
    const response = await conversation.respond({
      activity: `activity-${++activities}`,
      sender: { account: person.account, name: person.name },
      place: { kind, conversation: `${kind}-${id}` },
      client: undefined,
      zone: undefined,
      input,
    })
    return see(response.cards, response.language, response.closesDialog)
  }

  const see = (cards: readonly Card[], language: Language, closesDialog = false): SeenReply => {
    const [first] = cards
    if (!first) throw new TypeError('there is no card')
    return {
      cards,
      first,
      language,
      closesDialog,
      words: cards.map((card) => wordsOf(render(card, language))).join('\n'),
      button: (title) => {
        const found = cards.flatMap(({ next = [] }) => next).find((button) => button.title === title)
        if (!found) throw new TypeError(`there is no button "${title}" on ${first.name}`)
        return found
      },
    }
  }

  return {
    announcing,
    store,
    outbox,
    boards,
    troubles,
    say: (id, text, place) => respond(id, { kind: 'text', text, files: [], attachments: 0 }, place),
    send: (id, name, content, text = '') => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      const file = { name, read: async () => bytes }
      return respond(id, { kind: 'text', text, files: [file], attachments: 0 })
    },
    press: (id, button, inputs = {}) => {
      if (!button || button.kind === 'open') throw new TypeError('there is no such button to press')
      return respond(id, { kind: 'button', data: { ...inputs, ...buttonData(button) } })
    },
    pressData: (id, data_) => respond(id, { kind: 'button', data: data_ }),
    shownTo: (id) => outbox.shownTo(samplePerson(id).account).map(({ card }) => wordsOf(card)),
    person: async (id) => {
      const person = await directory.person(personIdSchema.parse(id))
      if (!person) throw new TypeError(`there is no ${id}`)
      return person
    },
    at: async (next) => {
      moment = next
      await runDue(announcing)
      await outbox.work()
    },
    audited: async () => {
      const verified = await verifyChain(store)
      if (!verified.ok) throw new TypeError('the audit chain is broken')
      return auditedActions(store)
    },
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const auditedActions = async (store: Store): Promise<readonly string[]> => {
  const { items } = await store.find(auditEntries, { index: 'sequence', limit: 1_000 })
  return items.map(({ document }) => document.action)
}

const channels = [
  {
    id: 'general',
    name: 'Chung',
    conversation: '19:general@thread.tacv2',
    serviceUrl: 'https://smba.example/',
    language: 'vi' as const,
  },
]

/** Understands nothing: what these tests say are commands. */
const deaf: Recogniser = {
  recognise: (text, { language = 'vi' }) => ({
    text,
    language,
    intent: 'out_of_scope',
    best: 'out_of_scope',
    confidence: 1,
    tier: 'decline',
    alternatives: [],
    slots: {},
    named: {},
  }),
  detectLanguage: () => undefined,
  withNames: () => deaf,
}
