// A copy of the product in which one thing is broken on purpose. The product itself knows nothing of it.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Product } from './product.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A place in a source file, quoted, and what stands there instead. */
export type Change = { readonly file: string; readonly find: string; readonly put: string }

export type Broken = { readonly product: Product; readonly remove: () => void }

/** @throws Error when a quoted place is not there exactly once: the product changed, and the list has to follow */
export async function brokenProduct(changes: readonly Change[]): Promise<Broken> {
  const folder = mkdtempSync(join(tmpdir(), 'qc-broken-'))
  const remove = () => rmSync(folder, { recursive: true })
  try {
    for (const part of ['core', 'templates', 'server', 'addin/sync', 'package.json', 'test/sync/product.ts'])
      cpSync(join(root, part), join(folder, part), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
    for (const { file, find, put } of changes) {
      const path = join(folder, file)
      const text = readFileSync(path, 'utf8')
      const count = text.split(find).length - 1
      if (count !== 1) throw new Error(`${file} has ${count} places that read: ${find}`)
      writeFileSync(
        path,
        text.replace(find, () => put),
      )
    }
    const loaded = (await import(pathToFileURL(join(folder, 'test/sync/product.ts')).href)) as { product: Product }
    return { product: loaded.product, remove }
  } catch (error) {
    remove()
    throw error
  }
}
