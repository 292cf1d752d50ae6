import type { Store } from './store.ts'
import { type TextKey, text } from './texts.ts'

const known: Readonly<Record<string, TextKey>> = {
  status: 'failedStatus',
  unreachable: 'failedUnreachable',
  timeout: 'failedTimeout',
}

/** Why something did not work: the bot's own words where it sent any. */
export const failureText = (
  store: Store,
  failed: { readonly code: string; readonly text?: string },
): string => failed.text || text(store.get().language, known[failed.code] ?? 'failedAction')
