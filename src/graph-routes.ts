import type { ConnectedGraph } from './adapters/graph/connect-graph.ts'
import type { ApiRoute } from './adapters/http/serve-api.ts'
import type { Jobs } from './core/jobs/jobs.ts'

/** What Graph posts to Loa: the question at the beginning of a subscription, and that calendars have changed. */
export const createGraphRoutes = (
  graph: Pick<ConnectedGraph, 'receive'> | undefined,
  jobs: Pick<Jobs, 'enqueue'>,
): readonly ApiRoute[] => {
  if (!graph) return []
  const receive = async (validationToken: string | undefined, body: unknown) => {
    const { status, text } = await graph.receive({ validationToken, body }, jobs)
    return text === undefined ? { status, empty: true as const } : { status, text }
  }
  return [
    {
      method: 'post',
      path: '/graph/notifications',
      // The question comes without a body; who asks learns nothing but what they sent.
      ask: async ({ validationToken }) =>
        validationToken === undefined ? undefined : receive(validationToken, undefined),
      // Each notification proves itself by the secret of its subscription.
      open:
        () =>
        async ({ body }) =>
          receive(undefined, body),
    },
  ]
}
