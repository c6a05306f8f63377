import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const setup = readFileSync(new URL('../../server/setup.mjs', import.meta.url), 'utf8')
/** Like webpack, it leaves a file alone that would come out the same. */
const bundler = `
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
mkdirSync('dist', { recursive: true })
if (!existsSync('dist/page.html')) writeFileSync('dist/page.html', '')
`

describe('what makes a clone ready', () => {
  let clone: string
  const put = (name: string, text: string) => {
    mkdirSync(dirname(join(clone, name)), { recursive: true })
    writeFileSync(join(clone, name), text)
  }
  const builds = () => {
    const { status, stderr } = spawnSync(process.execPath, ['server/setup.mjs', 'build'], {
      cwd: clone,
      encoding: 'utf8',
    })
    assert.equal(status, 0, stderr)
    return stderr.includes('Building the page')
  }
  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'qc-clone-'))
    put('server/setup.mjs', setup)
    put('package-lock.json', '{}')
    put('node_modules/.installed', createHash('sha256').update('{}').digest('hex'))
    put('node_modules/webpack/bin/webpack.js', bundler)
    put('node_modules/webpack/package.json', '{"type":"module"}')
    for (const name of ['addin/main.ts', 'core/score.ts', 'templates/judge.ts', 'webpack.config.js']) put(name, '')
  })
  afterEach(() => rmSync(clone, { recursive: true }))

  it('builds what was never built, and nothing twice', () => {
    assert.ok(builds())
    assert.ok(existsSync(join(clone, 'dist/page.html')))
    assert.ok(!builds())
  })

  it('builds once after a change, although the page itself comes out as it was', () => {
    builds()
    const long = new Date(Date.now() - 3_600_000)
    utimesSync(join(clone, 'dist/page.html'), long, long)
    assert.ok(builds())
    assert.ok(!builds())
  })
})
