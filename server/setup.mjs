// Makes a fresh clone ready: `node server/setup.mjs [build] [machine]`. Plain JavaScript, because nothing is installed yet.
// Installs when package-lock.json changed, builds when a source changed, and for the tests sees to the programs they use.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const wanted = new Set(process.argv.slice(2))

const stop = (words) => {
  console.error(words)
  process.exit(1)
}

const run = (command, args, what) => {
  const shell = process.platform === 'win32'
  // Progress goes to stderr: a command's own output must stay clean for whoever pipes it.
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell })
  if (status !== 0) stop(`${what} did not work (${command} ${args.join(' ')}); see the lines above.`)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  stop(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`)

const stamp = join(root, 'node_modules', '.installed')
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('正在安装依赖… Installing what is missing (once)…')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'Installing')
  writeFileSync(stamp, lock)
}

const newest = (path) =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : statSync(path).mtimeMs

if (wanted.has('build')) {
  const sources = ['addin', 'core', 'templates', 'webpack.config.js', 'package-lock.json'].map((name) =>
    join(root, name),
  )
  const built = join(root, 'dist', 'page.html')
  if (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources.map(newest))) {
    console.error('正在构建页面… Building the page…')
    const begun = new Date()
    run(
      process.execPath,
      [
        join(root, 'node_modules', 'webpack', 'bin', 'webpack.js'),
        '--mode',
        'production',
        '--stats',
        'errors-warnings',
      ],
      'Building',
    )
    // A page that comes out as it was is not written again, and would be built at every start from then on.
    utimesSync(built, begun, begun)
  }
}

if (wanted.has('machine')) {
  const onPath = (program) =>
    (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
  const programs = { chromium: 'chromium', soffice: 'libreoffice-calc', pdftoppm: 'poppler-utils' }
  const missing = Object.keys(programs).filter((program) => !onPath(program))
  if (missing.length > 0) {
    const packages = [...missing.map((program) => programs[program]), 'fonts-noto-cjk']
    if (process.getuid?.() !== 0 || !onPath('apt-get'))
      stop(`The tests need ${missing.join(', ')}: install the Debian packages ${packages.join(' ')}.`)
    console.error(`正在安装测试所需的程序… Installing ${packages.join(' ')}…`)
    run('apt-get', ['update', '-qq'], 'apt-get update')
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], 'apt-get install')
  }
}
