import { languages } from '../i18n/language.ts'
import { fold } from '../understanding/fold.ts'
import type { Command, Feature } from './feature.ts'

/** Finds the command that a text is word for word, whatever its case, marks and end punctuation. */
export type FindCommand = (text: string) => Command | undefined

/** Throws a TypeError when two commands share a wording: one of them could never be reached. */
export const indexCommands = (features: readonly Feature[]): FindCommand => {
  const commands = new Map<string, Command>()
  for (const command of features.flatMap((feature) => feature.commands)) {
    for (const wording of wordings(command)) {
      const known = commands.get(wording)
      if (known && known !== command) throw new TypeError(`two commands are called "${wording}"`)
      commands.set(wording, command)
    }
  }
  return (text) => commands.get(normalise(text))
}

const wordings = ({ title, aliases = [] }: Command): string[] =>
  [...languages.map((language) => title[language]), ...aliases].map(normalise)

const normalise = (text: string): string => fold(text).replace(/^[\s/]+|[\s.!?…]+$/g, '')
