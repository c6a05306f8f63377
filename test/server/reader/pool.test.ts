import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createReaderPool, type PoolOptions, type ReaderPool } from '../../../server/reader/pool.ts'
import { refusalOf } from '../../../server/reader/refusal.ts'
import { childPids, childRunning, isKnown } from './child-pids.ts'
import { outcome, pooledRowsOf, rowsOf } from './read-all.ts'
import { fileOf, storedFileOf } from './workbook-maker.ts'

const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`
const numbered = (rows: number, text = 'x'): Buffer =>
  fileOf({
    rows: Array.from({ length: rows }, (_, i) =>
      row(i + 1, `<c r="A${i + 1}"><v>${i}</v></c><c r="B${i + 1}" t="str"><v>${text}</v></c>`),
    ).join(''),
  })
const small = numbered(3)
const large = numbered(20_000, '评分'.repeat(20))

describe('reader pool', () => {
  const pools: ReaderPool[] = []
  const poolOf = (options: PoolOptions = {}): ReaderPool => {
    const pool = createReaderPool(options)
    pools.push(pool)
    return pool
  }
  afterEach(async () => {
    await Promise.all(pools.splice(0).map((pool) => pool.close()))
    assert.deepEqual(await childPids(), [])
  })

  it('gives the survey and the rows that the reader gives in process', async () => {
    const pool = poolOf()
    assert.deepEqual(await pooledRowsOf(pool, small), await rowsOf(small))
    assert.deepEqual(await pooledRowsOf(pool, large), await rowsOf(large))
    const book = await pool.open(small)
    assert.equal(book.survey.sheets[0]?.head.length, 3)
    await assert.rejects(
      book.rows(1, () => {}),
      RangeError,
    )
    book.close()
  })

  it('starts no child before the first file, and keeps one for the next file', async () => {
    const pool = poolOf()
    assert.deepEqual(await childPids(), [])
    await pooledRowsOf(pool, small)
    const first = await childPids()
    await pooledRowsOf(pool, small)
    assert.equal(first.length, 1)
    assert.deepEqual(await childPids(), first)
  })

  it('keeps the child after an ordinary refusal, and replaces it after its number of files', async () => {
    const pool = poolOf({ files: 2 })
    assert.equal(await outcome(pooledRowsOf(pool, Buffer.from('no workbook'))), 'text')
    const first = await childPids()
    await pooledRowsOf(pool, small)
    await pooledRowsOf(pool, small)
    assert.equal(first.length, 1)
    assert.notDeepEqual(await childPids(), first)
  })

  it('reads no more files at once than it may, in the order in which they came', async () => {
    const pool = poolOf({ atOnce: 1 })
    const order: string[] = []
    const first = await pool.open(small)
    const others = ['second', 'third'].map((name) =>
      pool.open(small).then((book) => {
        order.push(name)
        book.close()
      }),
    )
    await first.rows(0, () => void order.push('first'))
    first.close()
    first.close()
    await Promise.all(others)
    assert.deepEqual(order, ['first', 'second', 'third'])
    assert.equal((await childPids()).length, 1)
  })

  it('waits for a batch to be taken before more than one further batch is read', async () => {
    const pool = poolOf()
    const book = await pool.open(large)
    let taking = 0
    let seen = 0
    await book.rows(0, async (batch) => {
      assert.equal(++taking, 1)
      await new Promise((resolve) => setImmediate(resolve))
      seen += batch.length
      taking--
    })
    assert.equal(seen, 20_000)
    book.close()
  })

  it('passes on what `take` throws, and reads the next file', async () => {
    const pool = poolOf()
    const book = await pool.open(large)
    await assert.rejects(
      book.rows(0, () => {
        throw new Error('enough')
      }),
      /enough/,
    )
    book.close()
    assert.equal((await pooledRowsOf(pool, small))[0]?.length, 3)
  })

  it('leaves the queue when the signal is aborted, with its reason', async () => {
    const pool = poolOf({ atOnce: 1 })
    const first = await pool.open(small)
    const stop = new AbortController()
    const waiting = pool.open(small, stop.signal)
    const behind = pool.open(small)
    stop.abort(new Error('stopped'))
    await assert.rejects(waiting, /stopped/)
    await assert.rejects(pool.open(small, stop.signal), /stopped/)
    first.close()
    ;(await behind).close()
  })

  it('ends a reading that goes on when the signal is aborted, and reads the next file', async () => {
    const pool = poolOf({ atOnce: 1 })
    const stop = new AbortController()
    const book = await pool.open(large, stop.signal)
    const reading = book.rows(0, () => stop.abort(new Error('stopped')))
    await assert.rejects(reading, /stopped/)
    await assert.rejects(
      book.rows(0, () => {}),
      /stopped/,
    )
    book.close()
    assert.equal((await pooledRowsOf(pool, small))[0]?.length, 3)
  })

  it('refuses what waits or is being read when it is closed', async () => {
    const pool = poolOf({ atOnce: 1 })
    const book = await pool.open(large)
    const reading = book.rows(0, () => new Promise((resolve) => setImmediate(resolve)))
    const waiting = pool.open(small)
    await Promise.all([assert.rejects(reading, /closed/), assert.rejects(waiting, /closed/), pool.close()])
    book.close()
    await assert.rejects(pool.open(small), /closed/)
  })

  it('says that a child crashed when it dies, and reads the next file', async () => {
    const pool = poolOf()
    const book = await pool.open(large)
    let killed = false
    const reading = book.rows(0, async () => {
      if (!killed) for (const pid of await childPids()) process.kill(pid, 'SIGKILL')
      killed = true
    })
    assert.equal(await outcome(reading), 'crashed')
    book.close()
    assert.equal((await pooledRowsOf(pool, small))[0]?.length, 3)
  })

  it('does not miss that a child died while it had nothing to do', async () => {
    const pool = poolOf()
    await pooledRowsOf(pool, small)
    const [pid] = await childPids()
    process.kill(pid!, 'SIGKILL')
    while (await isKnown(pid!)) await new Promise((resolve) => setImmediate(resolve))
    assert.equal((await pooledRowsOf(pool, small))[0]?.length, 3)
  })

  it('refuses with `time` when a child is silent for too long, and reads the next file', async () => {
    const pool = poolOf({ silence: 3000 })
    const book = await pool.open(large)
    for (const pid of await childPids()) process.kill(pid, 'SIGSTOP')
    assert.equal(await outcome(book.rows(0, () => {})), 'time')
    book.close()
    assert.equal((await pooledRowsOf(pool, small))[0]?.length, 3)
  })

  it('refuses with `time` what keeps a child at work for too long, although it is not silent', async () => {
    const pool = poolOf({ work: 0 })
    assert.equal(await outcome(pooledRowsOf(pool, small)), 'time')
  })

  it('counts no time while the parent takes its time with a batch', async () => {
    const pool = poolOf({ silence: 3000, work: 3000 })
    const book = await pool.open(large)
    let blocked = false
    await book.rows(0, () => {
      const until = blocked ? 0 : performance.now() + 3500
      while (performance.now() < until);
      blocked = true
    })
    book.close()
  })

  it('refuses with `memory` what fills the heap of the child, and reads the next file', async () => {
    const strings = Array.from({ length: 1500 }, () => `<t>${'x'.repeat(30_000)}</t>`)
    const pool = poolOf({ heap: 32 })
    assert.equal(await outcome(pooledRowsOf(pool, storedFileOf({ strings }))), 'memory')
    assert.equal((await pooledRowsOf(pool, small))[0]?.length, 3)
  })

  it('refuses with `memory` what makes the child larger than it may be', async () => {
    assert.equal(await outcome(pooledRowsOf(poolOf({ resident: 20 }), large)), 'memory')
  })

  it('gives the child neither our environment nor our arguments', async () => {
    process.env.QC_SECRET_FOR_TEST = 'secret'
    const pool = poolOf()
    await pooledRowsOf(pool, small)
    const [pid] = await childPids()
    const environment = await childRunning(pid!, 'environ')
    delete process.env.QC_SECRET_FOR_TEST
    assert.doesNotMatch(environment || '', /secret|HOME=|PATH=/)
  })
})

describe('a process that used the pool', () => {
  const program = (body: string): string => `
    import { createReaderPool } from ${JSON.stringify(new URL('../../../server/reader/pool.ts', import.meta.url).href)}
    const pool = createReaderPool()
    const book = await pool.open(Buffer.from(${JSON.stringify(small.toString('base64'))}, 'base64'))
    ${body}`
  const started = (body: string) =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program(body)], {
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    })

  it('ends by itself, without closing the pool', async () => {
    const [code] = await once(started('book.close()'), 'exit')
    assert.equal(code, 0)
  })

  it('takes its child with it when it is killed', async () => {
    const parent = started('console.log("open"); setInterval(() => {}, 1000)')
    await once(parent.stdout!, 'data')
    const pids = await childPids(parent.pid)
    assert.equal(pids.length, 1)
    parent.kill('SIGKILL')
    while (await childRunning(pids[0]!)) await new Promise((resolve) => setImmediate(resolve))
  })

  it('recognises what the child refused', async () => {
    const pool = createReaderPool()
    const error = await pool.open(fileOf({ rows: '<row r="2"/><row r="1"/>' })).catch((refused: unknown) => refused)
    assert.deepEqual(refusalOf(error), { code: 'bad-row', part: 'xl/worksheets/sheet1.xml' })
    await pool.close()
  })
})
