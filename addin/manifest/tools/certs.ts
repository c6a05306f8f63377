// `npm run certs`: makes the certificate for https://localhost and has the system trust it, for development only.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const folder = join(homedir(), '.office-addin-dev-certs')
const { status } = spawnSync('npx', ['--yes', 'office-addin-dev-certs@3', 'install', ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
// On a Linux without sudo the files are there, only not trusted: enough for a server, not for a browser.
if (existsSync(join(folder, 'localhost.key'))) {
  console.log(`证书在 ${folder}。接下来：CERTS=${folder} npm start
The certificate is in ${folder}. Next: CERTS=${folder} npm start`)
  process.exitCode = process.platform === 'linux' ? 0 : (status ?? 1)
} else process.exitCode = status || 1
