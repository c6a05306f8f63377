// LibreOffice, as a witness: it opens what we write, and calculates and prints it by its own lights.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Formulas are calculated anew, whatever results the file brings. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>`

/**
 * Converts a workbook. Each call has a profile of its own, so that calls do not wait for each other.
 * @throws when LibreOffice cannot open the file
 */
export async function converted(workbook: Uint8Array, format: 'pdf' | 'xlsx'): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'office-'))
  try {
    const input = join(folder, 'in.xlsx')
    await writeFile(input, workbook)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await mkdir(join(folder, 'profile', 'user'), { recursive: true })
    await writeFile(join(folder, 'profile', 'user', 'registrymodifications.xcu'), settings)
    await run('soffice', ['--headless', profile, '--convert-to', format, '--outdir', join(folder, 'out'), input])
    return await readFile(join(folder, 'out', `in.${format}`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
