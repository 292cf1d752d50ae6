import { createServer } from 'node:http'
import { readSettings } from './settings.ts'

// The floor: an activity in, its text back in the answer; no token is looked at and nothing is sent.
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { text } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ text: `Echo: ${text}` }))
  })
})
server.listen(readSettings().port, '127.0.0.1')
