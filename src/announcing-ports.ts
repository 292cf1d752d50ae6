import { randomUUID } from 'node:crypto'
import type { RenderCard } from './adapters/cards/card-renderer.ts'
import type { FeatureParts } from './core/conversation/feature.ts'
import { createShowBoard } from './core/delivery/boards.ts'
import { createChannels } from './core/delivery/channels.ts'
import { createReads } from './core/delivery/reads.ts'
import type { Sender } from './core/delivery/sender.ts'
import { createAskDisturbing } from './core/people/disturbing.ts'
import type { Store } from './core/store/store.ts'
import type { Clock } from './core/time/clock.ts'
import type { AnnouncingPorts } from './features/announcements/announcing.ts'
import { createListYear } from './features/awards/list-year.ts'

const checkPicture = async (url: string) =>
  (await import('./adapters/pictures/check-picture.ts')).checkPicture(url)

/** Groups of the tenant come with the directory of Entra ID. */
export const noGroups: AnnouncingPorts['groups'] = { accounts: async () => undefined }

type Parts = {
  readonly store: Store
  readonly sender: Sender
  readonly render: RenderCard
  readonly clock: Clock
}

/** What announcing asks of others. */
export const announcingPorts = (
  { store, sender, render, clock }: Parts,
  {
    outbox,
    directory,
    organisation,
    groups,
  }: Pick<AnnouncingPorts, 'outbox' | 'groups'> & Pick<FeatureParts, 'directory' | 'organisation'>,
): AnnouncingPorts => {
  const showBoard = createShowBoard(store, sender, clock)
  return {
    outbox,
    channels: createChannels(store, organisation.language),
    groups,
    awards: { ofYear: createListYear({ store, directory }) },
    render,
    measure: (message) => JSON.stringify(message).length * 2,
    checkPicture,
    show: (account, key, card, language) =>
      showBoard(account, key, { card: render(card, language), summary: card.summary }),
    reads: createReads(store, outbox),
    mayDisturb: createAskDisturbing(store),
    newId: () => randomUUID(),
  }
}
