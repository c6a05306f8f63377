import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { qc } from './run.ts'

describe('tokens and proofs on the command line', function () {
  // Each command is a process that compiles the sources first.
  this.timeout(120_000)
  let data: string
  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'qc-cli-'))
  })
  after(() => rm(data, { recursive: true }))
  const run = (...args: string[]) => qc(args, data)

  it('issues a token that is shown once and kept nowhere, lists it, and revokes it', async () => {
    const added = await run(
      'token',
      'add',
      '--site',
      'S04',
      '--person',
      'Q001',
      '--label',
      '阅片室 2',
      '--lang',
      'en-US',
    )
    assert.equal(added.code, 0, added.err)
    const [device, , token] = added.out.trim().split('\n')
    assert.match(token!, new RegExp(`^qc1_${device}_[\\w-]{43}$`))
    for (const name of await readdir(data))
      assert.equal((await readFile(join(data, name))).includes(token!.slice(-43)), false, name)
    const arbiter = JSON.parse(
      (await run('token', 'add', '--site', 'S05', '--person', 'Q002', '--role', 'arbiter', '--json')).out,
    )
    assert.match(arbiter.token, /^qc1_/)
    const listed = JSON.parse((await run('token', 'list', '--json')).out) as Record<string, unknown>[]
    assert.deepEqual(
      listed.map(({ site, person, role, label, revoked }) => [site, person, role, label, revoked]),
      [
        ['S04', 'Q001', 'reader', '阅片室 2', null],
        ['S05', 'Q002', 'arbiter', '', null],
      ],
    )
    assert.equal((await run('token', 'revoke', device!)).code, 0)
    const [again] = JSON.parse((await run('token', 'list', '--site', 'S04', '--json')).out)
    assert.match(again.revoked, /^\d{4}-/)
    const unknown = await run('token', 'revoke', device!)
    assert.deepEqual([unknown.code, unknown.err.includes(device!)], [1, true])
    assert.equal((await run('token', 'add', '--site', 'S99', '--person', 'Q001')).code, 1)
    assert.notEqual((await run('token', 'add', '--site', 'S04', '--person', 'Q001', '--role', 'king')).code, 0)
  })

  it('proves receipts and change logs, and names what is not whole', async () => {
    await run('sample', '--out', join(data, 'samples'), '--sites', '1', '--cases', '12')
    const [name] = await readdir(join(data, 'samples'))
    assert.equal((await run('file', join(data, `samples/${name}`))).code, 0)
    const whole = await run('verify', '--lang', 'en-US')
    assert.equal(whole.code, 0, whole.out + whole.err)
    assert.match(whole.out, /S01: 1 receipts, whole; \d+ changes, whole/)
    const client = createClient({ url: `file:${join(data, 'qc.db')}` })
    await client.execute(`update versions set facts = replace(facts, '"CT"', '"MR"') where seq = 3`)
    client.close()
    const broken = await run('verify', '--site', 'S01')
    assert.equal(broken.code, 1)
    assert.match(broken.out, /第 \d+ 条有误/)
  })
})
