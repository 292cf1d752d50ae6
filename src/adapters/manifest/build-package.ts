import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppManifestUtils } from '@microsoft/app-manifest'
import { strToU8, zipSync } from 'fflate'
import { z } from 'zod'
import type { Command } from '../../core/conversation/feature.ts'
import type { PlaceKind } from '../../core/conversation/turn.ts'
import { Failure } from '../../core/errors/failure.ts'
import { type Language, languages } from '../../core/i18n/language.ts'

const manifestSchema = z.looseObject({ bots: z.array(z.looseObject({ botId: z.string() })).length(1) })
const textsSchema = z.record(z.string(), z.string())

/** How the manifest calls the places, in the order of its command lists. */
const scopes = [
  ['personal', 'personal'],
  ['groupChat', 'group'],
  ['team', 'channel'],
] as const satisfies readonly (readonly [scope: string, place: PlaceKind])[]

/** Commands that one list of the manifest holds at most (schema 1.29). */
const longestList = 12

export type TeamsPackage = { readonly zip: Uint8Array; readonly manifest: unknown }

/**
 * The Teams app package: the manifest of `folder` with the command menus of the features, a file of texts for each
 * language and the icons. Throws `bad-manifest` with what the published schema has against it.
 */
export const buildPackage = async (
  folder: string,
  commands: readonly Command[],
  app: { readonly id: string; readonly domain?: string },
): Promise<TeamsPackage> => {
  const lists = scopes.map(([scope, place]) => ({ scope, commands: menuOf(commands, place) }))
  const manifest = fillManifest(readJson(folder, 'manifest.json', manifestSchema), lists, app)
  const texts = languages.map((language) => [language, fillTexts(folder, language, lists)] as const)
  await validate(manifest)
  return {
    manifest,
    zip: zipSync({
      'manifest.json': jsonFile(manifest),
      ...Object.fromEntries(texts.map(([language, content]) => [`${language}.json`, jsonFile(content)])),
      'color.png': readFileSync(join(folder, 'color.png')),
      'outline.png': readFileSync(join(folder, 'outline.png')),
    }),
  }
}

type CommandList = { readonly scope: string; readonly commands: readonly Command[] }

const menuOf = (commands: readonly Command[], place: PlaceKind): readonly Command[] => {
  const offered = commands.filter(({ menu }) => menu.includes(place))
  if (offered.length > longestList)
    throw new Failure('bad-manifest', `more than ${longestList} commands in ${place}`)
  return offered
}

const fillManifest = (
  manifest: z.infer<typeof manifestSchema>,
  lists: readonly CommandList[],
  { id, domain }: { readonly id: string; readonly domain?: string },
) => ({
  ...manifest,
  id,
  // Whoever grants the permissions below grants them to this app of Entra ID.
  webApplicationInfo: { id },
  validDomains: domain ? [domain] : [],
  bots: manifest.bots.map((bot) => ({
    ...bot,
    botId: id,
    commandLists: lists.map(({ scope, commands }) => ({
      scopes: [scope],
      commands: commands.map(({ title, description }) => ({ title: title.vi, description: description.vi })),
    })),
  })),
})

const fillTexts = (
  folder: string,
  language: Language,
  lists: readonly CommandList[],
): Record<string, string> => {
  const texts: Record<string, string> = { ...readJson(folder, `${language}.json`, textsSchema) }
  lists.forEach(({ commands }, list) => {
    commands.forEach(({ title, description }, index) => {
      const key = `bots[0].commandLists[${list}].commands[${index}]`
      texts[`${key}.title`] = title[language]
      texts[`${key}.description`] = description[language]
    })
  })
  return texts
}

const validate = async (manifest: object): Promise<void> => {
  const problems = await AppManifestUtils.validateAgainstSchema(manifest as never)
  if (problems.length > 0) throw new Failure('bad-manifest', problems.join('\n'))
}

const readJson = <T>(folder: string, file: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))

const jsonFile = (content: unknown): Uint8Array => strToU8(`${JSON.stringify(content, null, 2)}\n`)
