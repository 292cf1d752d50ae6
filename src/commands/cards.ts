import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createCardRenderer } from '../adapters/cards/card-renderer.ts'
import { templateFiles } from '../adapters/cards/templates.ts'
import type { CardName, View } from '../core/conversation/reply.ts'
import { languages } from '../core/i18n/language.ts'
import { type GalleryCard, galleryPage } from './gallery-page.ts'
import { takePictures } from './gallery-pictures.ts'
import { recordSamples } from './record-samples.ts'

// Samples are what the bot answers today: `npm run cards -- --record` writes them anew after a change of views.
if (process.argv.includes('--record')) await recordSamples()

const folder = '.out/cards'
const render = createCardRenderer('cards')

const sampleOf = (name: string): Record<string, View> =>
  JSON.parse(readFileSync(join('cards', `${name}.sample.json`), 'utf8'))

const cards: GalleryCard[] = templateFiles('cards').flatMap((name) => {
  const sample = sampleOf(name)
  return languages.map((language) => ({
    name,
    language,
    card: render({ name: name as CardName, view: sample[language] ?? {}, summary: name }, language),
  }))
})

mkdirSync(folder, { recursive: true })
const page = join(folder, 'index.html')
writeFileSync(page, galleryPage(cards, 'src/sample/pictures'))
console.log(`${page}: ${cards.length} cards`)
const pictures = await takePictures(pathToFileURL(page).href, folder)
console.log(
  pictures ? `${folder}: ${pictures} pictures` : 'No Chromium on this machine: the pictures were left out.',
)
