import { aServedBot, type ServedBot } from '../builders/a-served-bot.ts'
import { anActivity } from '../builders/an-activity.ts'
import { startConnectorDouble } from '../builders/connector-double.ts'
import { startLocalIssuer } from '../builders/local-issuer.ts'
import { median } from './statistics.ts'

const warmUp = 200
const turns = 2_000

/** A turn with its token checked beside one without, in turns in one run: medians in milliseconds. */
export const benchAuth = async (): Promise<object> => {
  const issuer = await startLocalIssuer()
  const connector = await startConnectorDouble()
  const checking = await aServedBot({ credentials: issuer.credentials })
  const open = await aServedBot()
  const { serviceUrl } = connector
  const token = issuer.token(serviceUrl)
  const ways = {
    unchecked: () => turn(open, serviceUrl, undefined),
    /** As Teams does: one token for many activities. */
    sameToken: () => turn(checking, serviceUrl, token),
    newToken: () => turn(checking, serviceUrl, issuer.token(serviceUrl)),
  }
  const taken = { unchecked: [] as number[], sameToken: [] as number[], newToken: [] as number[] }
  for (let made = -warmUp; made < turns; made += 1)
    for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
      const ms = await ways[way]()
      if (made >= 0) taken[way].push(ms)
    }
  await Promise.all([checking.close(), open.close()])
  await Promise.all([connector.close(), issuer.close()])
  const base = median(taken.unchecked)
  return {
    turns,
    medianMs: {
      unchecked: rounded(base),
      sameToken: rounded(median(taken.sameToken)),
      newToken: rounded(median(taken.newToken)),
    },
    addedMs: {
      sameToken: rounded(median(taken.sameToken) - base),
      newToken: rounded(median(taken.newToken) - base),
    },
    target: 'addedMs <= 0.5',
  }
}

const turn = async (bot: ServedBot, serviceUrl: string, token: string | undefined): Promise<number> => {
  const activity = anActivity({ serviceUrl })
  const from = performance.now()
  const { status } = await bot.post(activity, token === undefined ? {} : { authorization: `Bearer ${token}` })
  if (status !== 200) throw new Error(`the bot answered ${status}`)
  return performance.now() - from
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000
