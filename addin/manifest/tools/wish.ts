// What `npm run manifest` was asked for.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ManifestWish } from '../manifest.ts'
import { usualId } from '../product.ts'
import { projectFile } from './place.ts'

export type Wish = ManifestWish & {
  /** File to write. */
  readonly out: string
  /** Draw the pictures anew too. */
  readonly icons: boolean
}

const options = {
  url: { type: 'string', default: 'https://localhost:3000' },
  id: { type: 'string', default: usualId },
  version: { type: 'string' },
  out: { type: 'string' },
  icons: { type: 'boolean', default: false },
} as const

const usage =
  'npm run manifest -- --url https://qc.example [--id GUID] [--version 1.2.3.4] [--out manifest.xml] [--icons]'

/** Version of the product as a manifest writes it: `0.2.0` is `0.2.0.0`. */
export const usualVersion = (): string => `${JSON.parse(readFileSync(projectFile('package.json'), 'utf8')).version}.0`

/** @returns the wish, or a sentence saying why it cannot be granted */
export function wishOf(args: readonly string[]): Wish | string {
  try {
    const { values } = parseArgs({ args: [...args], options })
    const { url, id, version = usualVersion(), out, icons } = values
    const base = url.replace(/\/+$/, '')
    if (!/^https:\/\/[\w.-]+(:\d{1,5})?$/.test(base))
      return `--url 应是 https 加主机名，如 https://qc.example  ·  --url must be https and a host, like https://qc.example: ${url}`
    return { base, id, version, out: out === undefined ? projectFile('manifest.xml') : resolve(out), icons }
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n${usage}`
  }
}
