import restify from 'restify'
import { anAlertDesk } from '../../builders/an-alert-desk.ts'

/** `loa`: the webhook to the store and its queue of cards. `bare`: restify alone, which parses and drops. */
const startLoa = async (): Promise<string> => (await anAlertDesk()).url

const startBare = (): Promise<string> =>
  new Promise((resolve) => {
    const server = restify.createServer()
    server.post(
      '/api/alerts/alertmanager',
      restify.plugins.bodyParser({ mapParams: false }),
      (_request, response, next) => {
        response.send(202, { accepted: 0 })
        next()
      },
    )
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`))
  })

const url = await (process.argv[2] === 'bare' ? startBare() : startLoa())
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }))
process.send?.({ url })
