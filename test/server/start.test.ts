import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

it('needs no script that npm runs before or after another: it runs none here', async () => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: object }
  assert.match(await readFile(join(root, '.npmrc'), 'utf8'), /^ignore-scripts=true$/m)
  assert.deepEqual(
    Object.keys(scripts).filter((name) => /^(pre|post)/.test(name)),
    [],
  )
  for (const name of ['start', 'test', 'qc', 'bench'] as const)
    assert.match(String(scripts[name as keyof typeof scripts]), /^node server\/setup\.mjs/, name)
})

it('npm start prints an address that answers, and stops cleanly', async function () {
  this.timeout(60_000)
  const data = await mkdtemp(join(tmpdir(), 'qc-start-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: { ...process.env, QC_DATA: data, PORT: '0' },
  })
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.stdout.on('data', (chunk) => {
      said += chunk
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)
      if (found) resolve(found[0])
    })
    child.on('exit', () => reject(new Error(said)))
  })
  const about = await (await fetch(`${address}api/about`)).json()
  assert.equal(about.sites.length, 18)
  assert.match((await fetch(`${address}api/openapi.json`)).headers.get('content-type') ?? '', /json/)
  child.removeAllListeners('exit')
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  assert.equal(code, 0, said)
  await rm(data, { recursive: true })
})
