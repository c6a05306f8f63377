import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { certificateOf } from '../../server/https.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('CERTS', () => {
  let folder = ''
  const make = async (name: string, files: Readonly<Record<string, string>>) => {
    const path = join(folder, name)
    await mkdir(path)
    for (const [file, from] of Object.entries(files)) await copyFile(join(folder, from), join(path, file))
    return path
  }
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qc-certs-'))
    for (const name of ['a', 'b'])
      execFileSync(
        'openssl',
        [
          ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'.split(' '),
          ...'-addext subjectAltName=DNS:localhost -keyout'.split(' '),
          join(folder, `${name}.key`),
          '-out',
          join(folder, `${name}.crt`),
        ],
        { stdio: 'ignore' },
      )
  })
  after(() => rm(folder, { recursive: true }))

  it('is plain http when it is not set', () => {
    assert.equal(certificateOf(undefined), null)
    assert.equal(certificateOf(''), null)
  })

  it('reads the folder that npm run certs makes, whatever the certificate authority left in it', async () => {
    const path = await make('good', { 'localhost.key': 'a.key', 'localhost.crt': 'a.crt', 'ca.crt': 'b.crt' })
    assert.match(certificateOf(path)!.key.toString(), /PRIVATE KEY/)
    assert.match(certificateOf(path)!.cert.toString(), /CERTIFICATE/)
  })

  it('says in one sentence what a folder lacks', async () => {
    assert.throws(() => certificateOf(join(folder, 'none')), /CERTS=.*cannot be read/)
    assert.throws(() => certificateOf(folder), /one \.key/)
    const alone = await make('alone', { 'x.key': 'a.key' })
    assert.throws(() => certificateOf(alone), /same name/)
    const mixed = await make('mixed', { 'x.key': 'a.key', 'x.crt': 'b.crt' })
    assert.throws(() => certificateOf(mixed), /belong together/)
  })

  const start = (environment: Readonly<Record<string, string>>) =>
    spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      cwd: root,
      env: { ...process.env, QC_DATA: join(folder, 'data'), PORT: '0', ...environment },
    })

  it('has npm start speak https', async () => {
    const path = await make('start', { 'localhost.key': 'a.key', 'localhost.crt': 'a.crt' })
    const child = start({ CERTS: path })
    let said = ''
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        said += chunk
        const found = /https:\/\/localhost:\d+\//.exec(said)
        if (found) resolve(found[0])
      })
      child.on('exit', () => reject(new Error(said)))
    })
    const [answer] = await once(
      get(`${address}officejs/office.js`, { rejectUnauthorized: false, family: 4 }),
      'response',
    )
    assert.equal(answer.statusCode, 200)
    assert.match(await text(answer), /Office/)
    child.removeAllListeners('exit')
    child.kill('SIGTERM')
    await once(child, 'exit')
  }).timeout(60_000)

  it('ends npm start with the sentence when it is wrong, and so does QC_OFFICE_JS', async () => {
    await writeFile(join(folder, 'file'), '')
    for (const environment of [{ CERTS: join(folder, 'file') }, { QC_OFFICE_JS: 'nowhere' }]) {
      const child = start(environment)
      const [said] = await Promise.all([text(child.stderr), once(child, 'exit')])
      assert.equal(child.exitCode, 1)
      assert.match(said, new RegExp(`^${Object.keys(environment)[0]}=.*\\n$`))
    }
  }).timeout(60_000)
})
