import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createInOrder } from '../../../../src/adapters/teams/in-order.ts'

describe('what is asked for under one key', () => {
  it('runs one after the other, in the order of the calls', async () => {
    const inOrder = createInOrder()
    const steps: string[] = []
    const work = (name: string, milliseconds: number) =>
      inOrder('key', async () => {
        steps.push(`${name} begins`)
        await wait(milliseconds)
        steps.push(`${name} ends`)
      })
    await Promise.all([work('slow', 5), work('quick', 0)])
    expect(steps).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends'])
  })

  it('runs also after something that failed', async () => {
    const inOrder = createInOrder()
    const failed = inOrder('key', () => Promise.reject(new Error('no')))
    const next = inOrder('key', async () => 'done')
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('done')
  })

  it('does not wait for what runs under another key', async () => {
    const inOrder = createInOrder()
    void inOrder('stuck', () => new Promise(() => {}))
    expect(await inOrder('free', async () => 'done')).toBe('done')
  })
})
