import type { Clock } from '../../core/time/clock.ts'
import { askInBatches } from './ask-in-batches.ts'
import { type Graph, type GraphRequest, graphRoot } from './graph.ts'

/** `off`: Loa may not install itself. `failed` may be tried again; `gone` are no accounts of the tenant. */
export type Installed =
  | {
      readonly kind: 'done'
      readonly installed: readonly string[]
      readonly hadIt: readonly string[]
      readonly gone: readonly string[]
      readonly failed: readonly string[]
    }
  | { readonly kind: 'off' }

export type InstallParts = {
  readonly graph: Graph
  readonly clock: Clock
  /** Of the app in the organisation's catalogue, which is not the one of its manifest. */
  readonly catalogueAppId: string
  /** Without the version; that of the public cloud when not said. */
  readonly baseUrl?: string
  readonly wait?: (ms: number) => Promise<void>
}

/** Installs Loa for people who lack it, so that it can write to them. Who has it keeps it as it is. */
export const installApp = async (parts: InstallParts, accounts: readonly string[]): Promise<Installed> => {
  const unique = [...new Set(accounts)]
  const answers = await askInBatches(
    { ...parts, feature: 'installation' },
    unique.map((account) => installation(parts, account)),
  )
  const who = (kind: (typeof answers)[number]['kind']) =>
    unique.filter((_, index) => answers[index]?.kind === kind)
  if (answers.length > 0 && answers.every(({ kind }) => kind === 'denied')) return { kind: 'off' }
  return {
    kind: 'done',
    installed: who('ok'),
    hadIt: who('conflict'),
    gone: who('missing'),
    failed: [...who('failed'), ...who('throttled'), ...who('denied'), ...who('gone')],
  }
}

/** A second installation is refused as a conflict: it may be asked for twice. */
const installation = ({ catalogueAppId, baseUrl }: InstallParts, account: string): GraphRequest => ({
  method: 'POST',
  path: `/users/${encodeURIComponent(account)}/teamwork/installedApps`,
  body: { 'teamsApp@odata.bind': `${graphRoot(baseUrl)}/appCatalogs/teamsApps/${catalogueAppId}` },
  repeatable: true,
})
