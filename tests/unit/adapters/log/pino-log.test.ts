import { describe, expect, it } from 'vitest'
import { createPinoLog } from '../../../../src/adapters/log/pino-log.ts'
import { Failure } from '../../../../src/core/errors/failure.ts'

const logged = (write: (log: ReturnType<typeof createPinoLog>) => void): string => {
  const lines: string[] = []
  write(createPinoLog('info', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

describe('the log', () => {
  it('names the event and its fields as JSON', () => {
    expect(JSON.parse(logged((log) => log.info('turn', { turn: 'a', count: 2 })))).toMatchObject({
      event: 'turn',
      turn: 'a',
      count: 2,
    })
  })

  it('tells an error by code, ids and place, and never by its message', () => {
    const cause = new Error('Nguyễn Thị Lan asked about her salary')
    const line = logged((log) =>
      log.error('turn-failed', {}, new Failure('bad', 'secret words', { cause, ids: { turn: 'a' } })),
    )
    expect(JSON.parse(line)).toMatchObject({
      error: 'Failure',
      code: 'bad',
      ids: { turn: 'a' },
      cause: { error: 'Error' },
    })
    expect(line).not.toMatch(/Lan|salary|secret words/)
  })
})
