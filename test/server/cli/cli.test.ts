import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fix } from '../../../core/finding.ts'
import { cellName } from '../../../core/grid.ts'
import { mend } from '../../../server/patch/mend.ts'
import { rubric } from '../../rubric/rubric.ts'
import vectors from '../../rubric/vectors.json' with { type: 'json' }
import { qc } from './run.ts'

describe('the command line', function () {
  // Each command is a process that compiles the sources first.
  this.timeout(120_000)
  let folder: string
  const at = (name: string) => join(folder, name)
  const run = (...args: string[]) => qc(args, at('data'))
  const hashOf = async (file: string) =>
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex')

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qc-cli-'))
    const { code, err } = await run('sample', '--out', at('samples'), '--sites', '2', '--cases', '12', '--seed', '7')
    assert.equal(code, 0, err)
  })
  after(() => rm(folder, { recursive: true }))

  it('makes the same samples for the same seed, and others for another', async () => {
    await run('sample', '--out', at('again'), '--sites', '2', '--cases', '12', '--seed', '7')
    await run('sample', '--out', at('other'), '--sites', '2', '--cases', '12', '--seed', '8')
    const [names, again, other] = await Promise.all(['samples', 'again', 'other'].map((name) => readdir(at(name))))
    assert.equal(names!.length, 2)
    assert.deepEqual(again, names)
    for (const name of names!) assert.equal(await hashOf(at(`again/${name}`)), await hashOf(at(`samples/${name}`)))
    assert.notEqual(await hashOf(at(`other/${other![0]}`)), await hashOf(at(`samples/${names![0]}`)))
  })

  it('checks a clean workbook with 0 and says its scores in JSON', async () => {
    const [name] = await readdir(at('samples'))
    const { code, out } = await run('check', at(`samples/${name}`), '--json')
    const report = JSON.parse(out)
    assert.equal(code, 0, out.slice(0, 2000))
    assert.equal(report.counts.errors, 0)
    assert.ok(report.rows.length >= 12)
    assert.equal(report.workbook.rows, report.rows.length)
    const { links, composite, roleScores, row, recordId } = report.rows[0]
    assert.deepEqual(Object.keys(links), ['REQ', 'IMG', 'FLM', 'R3D', 'RPT', 'REV'])
    assert.equal(row, 5)
    assert.match(recordId, /^[0-9a-f-]{36}$/)
    assert.ok('status' in composite && typeof roleScores === 'object')
  })

  it('says 2 and a reason for what cannot be read, 2 lines of words and no stack', async () => {
    await writeFile(at('letter.xlsx'), '姓名,分数\n甲,9\n')
    const { code, out } = await run('check', at('letter.xlsx'), '--json')
    assert.equal(code, 2)
    const { findings, rows } = JSON.parse(out)
    assert.deepEqual(rows, [])
    assert.equal(findings.length, 1)
    assert.match(findings[0].code, /^FILE-/)
    assert.ok(findings[0].message && findings[0].mend)
    const missing = await run('check', at('nowhere.xlsx'))
    assert.equal(missing.code, 2)
    assert.match(missing.err, /nowhere\.xlsx/)
    assert.doesNotMatch(missing.err, /\n\s+at /)
  })

  it('files once, says so the second time, and summarises', async () => {
    const files = (await readdir(at('samples'))).map((name) => at(`samples/${name}`))
    const first = await run('file', ...files, '--json')
    assert.equal(first.code, 0, first.out + first.err)
    const filed = JSON.parse(first.out)
    assert.ok(filed.every((each: { filed: boolean; added: number }) => each.filed && each.added >= 12))
    const second = JSON.parse((await run('file', ...files, '--json')).out)
    assert.deepEqual(
      second.map((each: { repeated: boolean; receipt: { number: string } }) => [each.repeated, each.receipt.number]),
      filed.map((each: { receipt: { number: string } }) => [true, each.receipt.number]),
    )
    const summary = await run('summary', '--out', at('summary.xlsx'), '--from', '2026-01', '--to', '2026-12')
    assert.equal(summary.code, 0, summary.err)
    assert.equal((await readFile(at('summary.xlsx'))).subarray(0, 2).toString(), 'PK')
    const wrong = await run('summary', '--out', at('x.xlsx'), '--from', '2026-13')
    assert.equal(wrong.code, 1)
    assert.match(wrong.err, /2026-13/)
  })

  it('names the cell of a row that is locked at the centre, and files nothing', async () => {
    const [name] = await readdir(at('samples'))
    const given = await readFile(at(`samples/${name}`))
    const fix = (key: string, value: string): Fix => ({
      sheet: '原始数据表',
      cell: cellName(rubric.placeOf.get(key)!, 5),
      value,
    })
    await writeFile(at('locked.xlsx'), mend(given, [fix('record_status', 'LOCKED')]))
    await writeFile(at('late.xlsx'), mend(given, [fix('record_status', 'LOCKED'), fix('request_dept', '急诊科二')]))
    assert.equal((await run('file', at('locked.xlsx'))).code, 0)
    const { code, out } = await run('file', at('late.xlsx'), '--json')
    const [{ filed, findings }] = JSON.parse(out)
    assert.deepEqual([code, filed], [1, false])
    const locked = findings.filter((finding: { code: string }) => finding.code === 'VR-48')
    assert.deepEqual(
      locked.map(({ cell }: { cell: string }) => cell),
      [fix('request_dept', '').cell],
    )
  })

  it('keeps what another copy of a workbook changed, unless the file is said to be the newest', async () => {
    const [, name] = await readdir(at('samples'))
    const given = await readFile(at(`samples/${name}`))
    const typed = (row: number): Fix => ({
      ...{ sheet: '原始数据表', cell: cellName(rubric.placeOf.get('exam_item')!, row), value: '另一项目' },
    })
    await writeFile(at('a.xlsx'), mend(given, [typed(5), typed(6)]))
    await writeFile(at('b.xlsx'), mend(given, [typed(7)]))
    const counts = async (...args: string[]) => {
      const [{ changed, kept, conflicts, reverted }] = JSON.parse((await run('file', ...args, '--json')).out)
      return { changed, kept, conflicts, reverted }
    }
    assert.deepEqual(await counts(at('a.xlsx')), { changed: 2, kept: 0, conflicts: 0, reverted: 0 })
    assert.deepEqual(await counts(at('b.xlsx')), { changed: 1, kept: 2, conflicts: 0, reverted: 0 })
    assert.deepEqual(await counts(at('b.xlsx'), '--newest'), { changed: 2, kept: 0, conflicts: 0, reverted: 2 })
  })

  it('makes a template that it reads back as its own', async () => {
    const made = await run('template', '--out', at('blank.xlsx'), '--site', 'S04', '--rows', '3', '--lang', 'en-US')
    assert.equal(made.code, 0, made.err)
    const { workbook } = JSON.parse((await run('check', at('blank.xlsx'), '--json')).out)
    assert.equal(workbook.site, 'S04')
    assert.match(workbook.batch, /^S04-\d{4}Q[1-4]$/)
    assert.equal((await run('template', '--out', at('x.xlsx'), '--site', 'S99')).code, 1)
  })

  it('passes the vectors and fails a wrong one by its path', async () => {
    await writeFile(at('vectors.json'), JSON.stringify(vectors))
    const good = await run('vectors', at('vectors.json'))
    assert.equal(good.code, 0)
    assert.match(good.out, new RegExp(`${vectors.length} cases, ${vectors.length} passed, 0 failed`))
    const wrong = structuredClone(vectors[0]!) as { expected: { composite: { effective: number } } }
    wrong.expected.composite.effective = 99.9
    await writeFile(at('wrong.json'), JSON.stringify([wrong]))
    const bad = await run('vectors', at('wrong.json'))
    assert.equal(bad.code, 1)
    assert.match(bad.out, /FAIL .*composite\.effective: 99\.9 ≠ 100/)
  })
})
