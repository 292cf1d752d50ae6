import { mkdirSync, writeFileSync } from 'node:fs'
import { buildPackage } from '../adapters/manifest/build-package.ts'
import { readConfig } from '../config.ts'
import { commandsOf } from '../create-features.ts'
import { anOfflineBot } from './offline-bot.ts'

/** Any GUID will do for a look at the package; a tenant wants the app's own. */
const placeholder = '00000000-0000-0000-0000-000000000001'

const config = readConfig()
const { features, close } = await anOfflineBot(config.dataFolder)
const { zip } = await buildPackage('manifest', commandsOf(features), {
  id: config.credentials?.appId ?? placeholder,
  ...(config.publicUrl && { domain: new URL(config.publicUrl).host }),
})
await close()
mkdirSync('.out', { recursive: true })
writeFileSync('.out/loa.zip', zip)
console.log(`The manifest is valid. .out/loa.zip is ready to upload (${zip.length} bytes).`)
if (!config.credentials)
  console.log('It carries a placeholder: set MICROSOFT_APP_ID and its like for a real tenant.')
