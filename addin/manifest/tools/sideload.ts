// `npm run sideload`: starts Excel with the add-in. The tool behind it is large (450 MB) and does nothing on Linux, so npx fetches it only here.
import { spawnSync } from 'node:child_process'
import { projectFile } from './place.ts'

if (process.platform !== 'win32' && process.platform !== 'darwin') {
  console.error('sideload 需要装有 Excel 的 Windows 或 Mac  ·  sideload needs Windows or a Mac with Excel.')
  process.exit(1)
}
const [action = 'start', ...rest] = process.argv.slice(2)
const { status } = spawnSync(
  'npx',
  ['--yes', 'office-addin-debugging@7', action, projectFile('manifest.xml'), ...rest],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
)
process.exitCode = status ?? 1
