import type { FeatureParts } from '../../src/core/conversation/feature.ts'

/** For a feature that says nothing outside of its answers. */
export const silentParts: Pick<FeatureParts, 'notices' | 'channels' | 'newId' | 'keeps'> = {
  notices: { changesOf: async () => [], say: async () => {}, start: async () => {} },
  channels: { find: async () => undefined, all: async () => [] },
  newId: () => 'id',
  keeps: () => [],
}
