import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { projectFile } from '../../../addin/manifest/tools/place.ts'

/** Runs one of the manifest's tools as npm does. */
export async function tool(name: string, ...args: readonly string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', `addin/manifest/tools/${name}.ts`, ...args], {
    cwd: projectFile('.'),
  })
  let said = ''
  const listen = (chunk: unknown) => {
    said += chunk
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const [code] = await once(child, 'close')
  return { code, said }
}
