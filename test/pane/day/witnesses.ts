// The saved file before those who know nothing of the pane: the command line, and LibreOffice.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { read, utils } from '@e965/xlsx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Report } from '../../../server/report.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../..', import.meta.url))

async function inFolder<Value>(
  bytes: Uint8Array,
  work: (folder: string, file: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'qc-day-'))
  try {
    const file = join(folder, 'day.xlsx')
    await writeFile(file, bytes)
    return await work(folder, file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What `qc check --json` says of the file. */
export const checked = (bytes: Uint8Array): Promise<Report> =>
  inFolder(bytes, async (_, file) => {
    const args = ['--import', 'tsx', 'server/cli/main.ts', 'check', file, '--json']
    // It ends with 1 when there are errors; what it printed counts.
    const { stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 2 ** 28 }).catch(
      (error: { readonly stdout: string }) => error,
    )
    return JSON.parse(stdout) as Report
  })

/** The file without any result of a formula, so that one that was only carried along is seen. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  for (const [name, part] of Object.entries(parts))
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name))
      parts[name] = strToU8(strFromU8(part).replace(/(<f[^>]*>[^<]*<\/f>|<f[^>]*\/>)<v>[^<]*<\/v>/g, '$1'))
  return zipSync(parts)
}

/** Values of a sheet after LibreOffice has calculated the file anew, by row and column from zero. */
export const calculated = (bytes: Uint8Array, sheet: string): Promise<readonly (readonly unknown[])[]> =>
  inFolder(withoutResults(bytes), async (folder, file) => {
    const out = join(folder, 'out')
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const kind = 'xlsx:Calc MS Excel 2007 XML'
    await run('soffice', ['--headless', profile, '--convert-to', kind, '--outdir', out, file])
    const book = read(await readFile(join(out, 'day.xlsx')), { sheets: [sheet] })
    return utils.sheet_to_json(book.Sheets[sheet]!, { header: 1, raw: true })
  })
