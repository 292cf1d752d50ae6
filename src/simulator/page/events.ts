import type { ServerResponse } from 'node:http'
import type { Takeover } from '../http/route.ts'
import type { World } from '../world.ts'
import { showMessage } from './show-message.ts'

type Send = (event: string, data: unknown) => void

/** Server-sent events: whatever `subscribe` sends, until the page goes away. */
const stream = (subscribe: (send: Send) => () => void): Takeover => ({
  takeOver: (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write('retry: 1000\n\n')
    const stop = subscribe((event, data) =>
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    )
    const heartbeat = setInterval(() => response.write(': still here\n\n'), 20_000)
    response.on('close', () => {
      clearInterval(heartbeat)
      stop()
    })
  },
})

/** Messages and typing in all the conversations of one person. */
export const conversationEvents = (world: World, personId: string): Takeover =>
  stream((send) =>
    world.conversations.listen((event) => {
      const { conversation } = event
      if (!world.places.hasMember(conversation, personId)) return
      if (event.kind !== 'typing')
        return send('message', showMessage(world, conversation, event.message, personId))
      send('typing', { place: conversation.place, ...(event.thread && { thread: event.thread }) })
    }),
  )

/** Every request between the bot and its platform, the recent ones first. */
export const trafficEvents = (world: World): Takeover =>
  stream((send) => {
    for (const exchange of world.traffic.recent()) send('exchange', exchange)
    return world.traffic.listen((exchange) => send('exchange', exchange))
  })
