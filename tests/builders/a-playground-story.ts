import { expect } from 'vitest'
import { useBrowser } from './a-browser.ts'
import { openPlayground, type PlaygroundPage } from './a-playground-page.ts'
import { type LoaProcess, startProcess } from './a-process.ts'

export type PlaygroundStory = PlaygroundPage & {
  readonly loa: LoaProcess
  /** Ends Loa: neither the page nor the process has complained of anything by then. */
  end(): Promise<void>
}

/** For stories of a file in a real Chromium on the playground of a real Loa, read by somebody Vietnamese. */
export const usePlaygroundStory = () => {
  const openBrowser = useBrowser()
  return async (name: string, environment: Record<string, string> = {}): Promise<PlaygroundStory> => {
    const loa = await startProcess(environment)
    const play = await openPlayground(await openBrowser({ locale: 'vi-VN' }), loa.playground, name)
    return {
      ...play,
      loa,
      end: async () => {
        expect(play.faults).toEqual([])
        expect(await loa.stop()).toBe(0)
        expect(loa.lines.filter((line) => /"level":(50|60)/.test(line))).toEqual([])
      },
    }
  }
}
