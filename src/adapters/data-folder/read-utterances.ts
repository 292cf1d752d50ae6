import { readFileSync } from 'node:fs'
import { languages } from '../../core/i18n/language.ts'
import { parseUtterances, type Utterance } from '../../core/understanding/utterances.ts'

/** The training lines of a feature's folder: `utterances.<language>.txt`, of which a feature may have none. */
export const readUtterances = (folder: URL): Utterance[] =>
  languages.flatMap((language) => {
    const file = new URL(`utterances.${language}.txt`, folder)
    const source = readIfThere(file)
    return source === undefined ? [] : parseUtterances(source, language, file.pathname)
  })

const readIfThere = (file: URL): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
