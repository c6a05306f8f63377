// The files as they are written.
import { functionsMetadata } from '../functions.ts'
import { type ManifestWish, manifest } from '../manifest.ts'
import { shortcutsFile, shortcutWords } from '../shortcuts.ts'
import { writeXml } from '../xml.ts'

export const manifestText = (wish: ManifestWish): string =>
  writeXml(manifest(wish), 'npm run manifest 生成，请勿手工修改 / made by npm run manifest, not to be edited')

/** The JSON files beside the pane, by name. */
export const jsonFiles = (): Readonly<Record<string, string>> => ({
  'functions.json': json(functionsMetadata('zh-CN')),
  'functions.en-US.json': json(functionsMetadata('en-US')),
  'shortcuts.json': json(shortcutsFile()),
  'shortcuts.en-US.json': json(shortcutWords()),
})

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
