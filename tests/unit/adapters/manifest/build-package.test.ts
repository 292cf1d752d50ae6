import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildPackage } from '../../../../src/adapters/manifest/build-package.ts'
import type { Command } from '../../../../src/core/conversation/feature.ts'

const aCommand = (name: string, menu: Command['menu'] = ['personal']): Command => ({
  title: { vi: `${name} vi`, en: `${name} en`, ru: `${name} ru` },
  description: { vi: 'mô tả', en: 'description', ru: 'описание' },
  menu,
  run: { intent: 'help', slots: {} },
})

const app = { id: '11111111-2222-4333-8444-555555555555', domain: 'loa.example' }

describe('the Teams package', () => {
  it('holds a valid manifest with a command list for each scope, in three languages', async () => {
    const { zip } = await buildPackage(
      'manifest',
      [aCommand('Help', ['personal', 'group', 'channel']), aCommand('Mine')],
      app,
    )
    const files = unzipSync(zip)
    expect(Object.keys(files).sort()).toEqual([
      'color.png',
      'en.json',
      'manifest.json',
      'outline.png',
      'ru.json',
      'vi.json',
    ])
    const file = (name: string) => JSON.parse(strFromU8(files[name] ?? new Uint8Array()))
    const { bots, validDomains, webApplicationInfo, authorization } = file('manifest.json')
    expect(webApplicationInfo).toEqual({ id: app.id })
    expect(authorization.permissions.resourceSpecific).toEqual([
      { name: 'ChatMessageReadReceipt.Read.Chat', type: 'Application' },
    ])
    expect(validDomains).toEqual(['loa.example'])
    expect(bots[0].botId).toBe(app.id)
    expect(bots[0].commandLists.map(({ commands }: { commands: unknown[] }) => commands.length)).toEqual([
      2, 1, 1,
    ])
    expect(file('ru.json')['bots[0].commandLists[0].commands[1].title']).toBe('Mine ru')
  })

  it('is refused with the reasons when the schema has something against it', async () => {
    await expect(buildPackage('manifest', [aCommand('x'.repeat(200))], app)).rejects.toMatchObject({
      code: 'bad-manifest',
    })
    await expect(buildPackage('manifest', [aCommand('Help')], { id: 'no guid' })).rejects.toMatchObject({
      code: 'bad-manifest',
    })
    await expect(
      buildPackage(
        'manifest',
        Array.from({ length: 13 }, (_, i) => aCommand(`c${i}`)),
        app,
      ),
    ).rejects.toMatchObject({ code: 'bad-manifest' })
  })
})
