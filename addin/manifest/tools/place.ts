// Where the project's files lie, and which of them the server gives under which address.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Files } from '../check/files.ts'

const root = new URL('../../../', import.meta.url)

/** Absolute path of a file of the project. */
export const projectFile = (path: string): string => fileURLToPath(new URL(path, root))

/** Folders in the project, by the address below the server's that their files have. */
const served = [
  { pattern: /^\/icons\/([\w-]+\.png)$/, folder: 'addin/icons' },
  { pattern: /^\/((?:functions|shortcuts)(?:\.en-US)?\.json)$/, folder: 'addin/manifest' },
] as const

export const projectFiles: Files = (path) => {
  for (const { pattern, folder } of served) {
    const name = pattern.exec(path)?.[1]
    if (name === undefined) continue
    try {
      return readFileSync(projectFile(`${folder}/${name}`))
    } catch {
      return null
    }
  }
  return null
}
