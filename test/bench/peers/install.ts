// Installs a peer as its lock file says, once, outside of the product.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @param peer a folder beside this file. Gives the folder of its packages. */
export function installPeer(peer: string): string {
  const here = (name: string) => fileURLToPath(new URL(`${peer}/${name}`, import.meta.url))
  const lock = readFileSync(here('package-lock.json'))
  const folder = join(tmpdir(), `imaging-qc-${peer}-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`)
  const done = join(folder, 'done')
  if (!existsSync(done)) {
    mkdirSync(folder, { recursive: true })
    for (const name of ['package.json', 'package-lock.json']) cpSync(here(name), join(folder, name))
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    })
    if (status !== 0) throw new Error(`${peer} could not be installed from the registry of this machine`)
    writeFileSync(done, '')
  }
  return join(folder, 'node_modules')
}
