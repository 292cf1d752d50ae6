import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Template } from 'adaptivecards-templating'
import { z } from 'zod'
import type { View } from '../../core/conversation/reply.ts'
import { Failure } from '../../core/errors/failure.ts'

const elementSchema = z.record(z.string(), z.unknown())
const templateSchema = z.looseObject({ type: z.literal('AdaptiveCard'), body: z.array(elementSchema) })

export type CardElement = z.infer<typeof elementSchema>
type Checked = z.infer<typeof templateSchema>

/** Expands a template's body with a view. Throws `no-template` for a name that is not under `cards/`. */
export type ExpandTemplate = (name: string, view: View) => CardElement[]

/**
 * Reads every template of `folder/<feature>/<card>.json` once; what they are written in is compiled when it is first
 * shown. Throws `bad-template` naming the file. What a view holds is inserted as it is: an expression inside it is
 * text, never evaluated.
 */
export const loadTemplates = (folder: string): ExpandTemplate => {
  const templates = new Map(templateFiles(folder).map((name) => [name, loadTemplate(folder, name)]))
  return (name, view) => {
    const template = templates.get(name)
    if (!template) throw new Failure('no-template', `there is no template ${name}`)
    // A template is expanded to what it was checked to be; to check that again takes a third of the time of a card.
    const { body }: Checked = template().expand({ $root: view })
    return body
  }
}

/** Names of the templates below a folder: `service-status/overview`. */
export const templateFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && !file.endsWith('.sample.json'))
    .map((file) => file.replaceAll('\\', '/').slice(0, -'.json'.length))
    .sort()

const loadTemplate = (folder: string, name: string): (() => Template) => {
  const file = join(folder, `${name}.json`)
  const refuse = (cause: unknown) =>
    new Failure('bad-template', `${file} is not an Adaptive Card template`, { cause })
  const json = orThrow(() => templateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), refuse)
  let compiled: Template | undefined
  return () => {
    compiled ??= orThrow(() => compile(json), refuse)
    return compiled
  }
}

const orThrow = <T>(work: () => T, refuse: (cause: unknown) => Failure): T => {
  try {
    return work()
  } catch (cause) {
    throw refuse(cause)
  }
}

/** The library is loaded with the first card, not at the start, of which it would take a fifth. */
const compile = (template: Checked): Template => {
  const library: typeof import('adaptivecards-templating') = createRequire(import.meta.url)(
    'adaptivecards-templating',
  )
  return new library.Template(template)
}
