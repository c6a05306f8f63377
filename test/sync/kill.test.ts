import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@libsql/client'
import { acceptedMarks } from '../../core/sync/accepted.ts'
import { currentRubric } from '../../server/rubrics.ts'
import { openStore } from '../../server/store/store.ts'
import { bundled } from './bundle.ts'
import { readLog } from './log.ts'
import { type Random, randomOf } from './random.ts'
import { createWriter, type Writer } from './writer.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const rubric = currentRubric()
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const kills = Number(process.env.KILLS ?? 200)
/** So many of them fall on the whole server, started as `npm start` does; it takes its time. */
const whole = Math.ceil(kills / 40)
/** After the first answer, in milliseconds: starts, writes and idle moments are all in there. */
const latest = 40
/** Between what is written and its answer, in milliseconds, where that is aimed at. */
const hold = 2
/** Whatever the moment hits; what is written and not answered yet; what has been answered. */
const aims = ['any moment', 'before the answer', 'after the answers'] as const

/** Ids of the pushes that are written. */
async function pushesIn(folder: string): Promise<ReadonlySet<string>> {
  const raw = createClient({ url: `file:${join(folder, 'qc.db')}` })
  const { rows } = await raw.execute('select id from pushes')
  raw.close()
  return new Set(rows.map(({ id }) => String(id)))
}

describe('the server process, killed at any moment', function () {
  this.timeout(400_000)
  let folder: string
  const running = new Set<ChildProcess>()
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'qc-kill-'))
  })
  after(() => {
    for (const child of running) child.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  })

  /** @returns the address that it answers at */
  function start(
    program: readonly string[],
    hold = 0,
  ): Promise<{ readonly child: ChildProcess; readonly address: string }> {
    const env = { ...process.env, QC_DATA: folder, PORT: '0', LOG_LEVEL: 'silent', HOLD: String(hold) }
    const child = spawn(process.execPath, program, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
    running.add(child)
    return new Promise((resolve, reject) => {
      let said = ''
      child.stdout!.on('data', (chunk) => {
        said += chunk
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
        if (found) resolve({ child, address: found[0] })
      })
      child.on('exit', () => {
        running.delete(child)
        reject(new Error(`it ended before it answered: ${said}`))
      })
    })
  }

  async function enrolled(random: Random): Promise<readonly Writer[]> {
    const store = await openStore({
      ...{
        url: `file:${join(folder, 'qc.db')}`,
        keyFile: join(folder, 'site.key'),
        rubrics: new Map([[rubric.version, rubric]]),
      },
      ...{ now: () => new Date(), newId: () => crypto.randomUUID() },
    })
    const writers: Writer[] = []
    for (const [n, site] of ['S04', 'S04', 'S05', 'S06'].entries()) {
      const { token } = await store.devices.add({ site, person: `Q00${n + 1}`, role: 'reader', label: 'kill' })
      writers.push(createWriter({ site, token, epoch: store.epoch, name: `w${n}`, rubric: rubric.version, random }))
    }
    await store.close()
    return writers
  }

  it(`${kills} times under load, keeps what it acknowledged, once, in a log that is whole (seed ${seed})`, async () => {
    const random = randomOf(seed)
    const writers = await enrolled(random)
    const small = [await bundled(join(root, 'test/sync/kill-server.ts'), folder)]
    const fell = { 'before the commit': 0, 'between commit and answer': 0, 'after the answer': 0 }
    for (let n = 0; n < kills; n++) {
      const program = n % Math.ceil(kills / whole) === 0 ? ['--import', 'tsx', 'server/main.ts'] : small
      const aim = program === small ? aims[n % aims.length]! : 'any moment'
      const { child, address } = await start(program, aim === 'before the answer' ? hold : 0)
      const load = writers.map((writer) => writer.write(address))
      // The first answer shows that it serves; from then on any moment may be the last.
      await Promise.race(writers.map((writer) => writer.heard()))
      await new Promise((resolve) => setTimeout(resolve, random.next() * latest))
      if (aim === 'before the answer') await once(child, 'message')
      if (aim === 'after the answers') {
        for (const writer of writers) writer.rest()
        await Promise.all(load)
      }
      child.kill('SIGKILL')
      await Promise.all([once(child, 'exit').catch(() => undefined), ...load])
      const written = await pushesIn(folder)
      for (const id of writers.map((writer) => writer.open()))
        fell[id === null ? 'after the answer' : written.has(id) ? 'between commit and answer' : 'before the commit']++
    }
    const { child, address } = await start(small)
    for (const writer of writers) await writer.settle(address)
    child.kill('SIGKILL')
    await once(child, 'exit').catch(() => undefined)

    const raw = createClient({ url: `file:${join(folder, 'qc.db')}` })
    assert.equal((await raw.execute('pragma integrity_check')).rows[0]?.[0], 'ok')
    let changes = 0
    for (const site of new Set(writers.map((writer) => writer.site))) {
      const log = await readLog(raw, rubric, site, 0)
      assert.deepEqual(log.wrong, [])
      assert.deepEqual(log.conflicts, [])
      changes += log.changes.length
      const values = log.changes.flatMap(({ delta }) => Object.values(delta).map(([, to]) => to))
      const mine = writers.filter((writer) => writer.site === site)
      for (const writer of mine)
        for (const { push, answer } of writer.acknowledged)
          for (const [n, change] of push.changes.entries()) {
            const { refused, accepted: said } = answer.results[n]!
            const accepted = acceptedMarks(change, said)
            assert.equal(refused, null)
            assert.ok(change.kind === 'set')
            for (const [field, value] of Object.entries(change.set)) {
              const logged = log.changes[accepted[field]! - 1]
              assert.equal(logged?.record, change.record)
              assert.equal(logged?.delta[field]?.[1], value)
              if (field === 'remarks') assert.equal(values.filter((each) => each === value).length, 1)
            }
          }
    }
    raw.close()
    const pushes = writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
    console.log(
      `      seed ${seed}: ${kills} kills (${whole} of the whole server), ${pushes} pushes acknowledged, ${changes} changes`,
    )
    console.log(
      `      they fell on pushes ${Object.entries(fell)
        .map(([moment, times]) => `${moment} ${times} times`)
        .join(', ')}`,
    )
    assert.ok(pushes > kills)
    for (const [moment, times] of Object.entries(fell)) assert.ok(times > 0, `no kill fell ${moment}`)
  })
})
