import assert from 'node:assert/strict'
import { judgeInSlices, judgeShadow } from '../../../addin/pane/book/judge.ts'
import { rowsIn } from '../../../addin/pane/book/rows-in.ts'
import { readShadow } from '../../../addin/pane/book/shadow.ts'
import { damageIn } from '../../../addin/pane/findings/doctor.ts'
import { goToFinding, goToIndex, paint } from '../../../addin/pane/session/find.ts'
import { mend } from '../../../addin/pane/session/mend.ts'
import { openBook, readAll } from '../../../addin/pane/session/open.ts'
import { lookForRepairs, repair } from '../../../addin/pane/session/repairs.ts'
import { undo } from '../../../addin/pane/session/undo.ts'
import { blankRow, bookOf, openStage, rubric, rubrics, scoredRow, scoreSheet } from './stage.ts'

const column = (key: string) => rubric.placeOf.get(key)!
const scored = () => openStage(bookOf([scoredRow(0), scoredRow(1), scoredRow(2)]))

describe('the place of a change', () => {
  it('is its rows, or the whole sheet where rows or columns are meant', () => {
    assert.deepEqual(rowsIn('B7'), { from: 7, to: 7 })
    assert.deepEqual(rowsIn('B7:D9'), { from: 7, to: 9 })
    assert.deepEqual(rowsIn('A3,C9:D10'), { from: 3, to: 10 })
    for (const whole of ['5:5', 'A:A', null]) assert.equal(rowsIn(whole), null)
  })
})

describe('checks while people type', () => {
  it('read only the row that changed, and find what is wrong with it', async () => {
    const { desk, memory, rest } = await scored()
    memory.calls.length = 0
    memory.change(scoreSheet, 'X6', [{ row: 6, column: column('modality'), value: 'XX' }])
    await rest()
    assert.deepEqual(memory.calls, ['read'])
    assert.ok(desk.state.listed.value.some(({ row, code }) => row === 6 && code === 'VR-02'))
  })
  it('do nothing more when what was announced is as it was', async () => {
    const { desk, memory, rest } = await scored()
    const before = desk.state.judgement.value
    memory.change(scoreSheet, 'A6', [])
    await rest()
    assert.equal(desk.state.judgement.value, before)
  })
  it('gather a burst of changes into one reading', async () => {
    const { memory, rest } = await scored()
    memory.calls.length = 0
    for (const row of [5, 6, 7])
      memory.change(scoreSheet, `X${row}`, [{ row, column: column('modality'), value: 'CT' }])
    await rest()
    assert.deepEqual(memory.calls, ['read'])
  })
  it('read everything again after a sort, a deleted row or a changed heading', async () => {
    for (const range of [null, '6:6', 'A4:B4']) {
      const { memory, rest } = await scored()
      memory.calls.length = 0
      memory.change(scoreSheet, range ?? '', [])
      if (range === null) memory.tell({ kind: 'cells', sheet: memory.sheet(scoreSheet).id, range, source: 'local' })
      await rest()
      assert.ok(memory.calls.includes('survey'), String(range))
    }
  })
  it('come to the same verdict as a check of the whole workbook, whatever was changed', async () => {
    const { desk, memory, rest } = await scored()
    const edits: readonly (readonly [number, string, string | number | null])[] = [
      [5, 'report_time', '2020.5.8'],
      [6, 'record_id', 'x'],
      [7, 'IMG-01', 'Ａ＊２'],
      [6, 'accession_no', ' 12 3 '],
      [7, 'qc_scope', null],
      [5, 'remarks', '13800138000'],
    ]
    for (const [row, key, value] of edits) {
      memory.change(scoreSheet, `B${row}`, [{ row, column: column(key), value }])
      await rest()
    }
    const read = await readShadow(memory.host, rubrics, desk.state.shadow.value!.survey)
    assert.ok(read.done)
    const whole = judgeShadow(rubrics, read.value, { today: Date.UTC(2026, 10, 15) / 1000 })
    assert.deepEqual(desk.state.judgement.value!.findings, whole.findings)
    assert.deepEqual(desk.state.judgement.value!.counts, whole.counts)
  })
  it('try again when a cell was being edited', async () => {
    const { desk, memory, rest } = await scored()
    memory.fail('read', 'cell-being-edited')
    memory.change(scoreSheet, 'X6', [{ row: 6, column: column('modality'), value: 'XX' }])
    await rest()
    assert.equal(desk.state.message.value, null)
    assert.ok(desk.state.listed.value.some(({ row, code }) => row === 6 && code === 'VR-02'))
  })
  it('keep silent about what an exam still lacks that nobody has begun, and count it', async () => {
    const { desk } = await openStage(bookOf([scoredRow(0), blankRow(1)]))
    assert.deepEqual(
      desk.state.listed.value.filter(({ row, code }) => row === 6 && code === 'VR-41'),
      [],
    )
    assert.equal(desk.state.unbegun.value, 1)
    assert.ok(desk.state.judgement.value!.findings.some(({ row, code }) => row === 6 && code === 'VR-41'))
  })
})

describe('going through findings', () => {
  it('goes to the cell of the next one, round and round, and back', async () => {
    const { desk, memory, rest } = await scored()
    memory.change(scoreSheet, 'X6', [
      { row: 6, column: column('modality'), value: 'XX' },
      { row: 6, column: column('body_part'), value: 'YY' },
    ])
    await rest()
    const { length } = desk.state.listed.value
    for (let n = 0; n < length + 1; n++) await goToFinding(desk, 1)
    assert.equal(desk.state.at.value, 0)
    await goToFinding(desk, -1)
    assert.equal(desk.state.at.value, length - 1)
    const withCell = desk.state.listed.value.filter(({ cell }) => cell !== '')
    assert.ok(withCell.every(({ sheet, cell }) => memory.went.includes(`${sheet}!${cell}`)))
    assert.equal(desk.state.view.value, 'findings')
  })
  it('says so when the row cannot be seen, because it is filtered or hidden', async () => {
    const { desk, memory, rest } = await scored()
    memory.sheet(scoreSheet).hidden.add(6)
    memory.change(scoreSheet, 'X6', [{ row: 6, column: column('modality'), value: 'XX' }])
    await rest()
    await goToIndex(
      desk,
      desk.state.listed.value.findIndex(({ row, cell }) => row === 6 && cell !== ''),
    )
    assert.equal(desk.state.message.value?.word, 'findings.hidden')
  })
  it('tells of a workbook of an older template, and of rows of another site', async () => {
    const { desk, memory } = await openStage(bookOf([{ ...scoredRow(0), app_hospital_code: 'S02' }, scoredRow(1)]))
    assert.ok(desk.state.listed.value.some(({ code, row }) => code === 'FL-01' && row === 5))
    const meta = memory.sheet('_meta')
    const [row, cells] = [...meta.rows].find(([, held]) => held[0] === 'templateVersion')!
    meta.rows.set(row, [cells[0]!, '0', ...cells.slice(2)])
    await openBook(desk)
    assert.equal(desk.state.phase.value, 'ours')
    assert.ok(desk.state.listed.value.some(({ code }) => code === 'WB-08'))
  })
  it('mends what is sure with one write, and takes it back', async () => {
    const { desk, memory, rest } = await scored()
    memory.change(scoreSheet, 'A5:Z7', [
      { row: 5, column: column('IMG-01'), value: 'Ａ' },
      { row: 6, column: column('modality'), value: '螺旋CT' },
      { row: 7, column: column('report_time'), value: '2026年9月8日 下午3:10' },
    ])
    await rest()
    const { shadow, listed } = desk.state
    const kinds = damageIn(shadow.value!, listed.value)
    const odd = kinds.find(({ code }) => code === 'RD-01')!
    assert.deepEqual(
      odd.previews.map(({ before, after }) => [before, after]).sort(),
      [
        ['2026年9月8日 下午3:10', '2026-09-08 15:10'],
        ['Ａ', 'A'],
        ['螺旋CT', 'CT'],
      ].sort(),
    )
    memory.calls.length = 0
    assert.equal(
      await mend(
        desk,
        odd.previews.map(({ finding }) => finding),
      ),
      3,
    )
    assert.deepEqual(memory.calls, ['write', 'read'])
    assert.equal(
      damageIn(desk.state.shadow.value!, desk.state.listed.value).some(({ code }) => code === 'RD-01'),
      false,
    )
    await undo(desk)
    assert.equal(memory.sheet(scoreSheet).rows.get(6)![column('modality')], '螺旋CT')
  })
  it('mends a copied record id although its column is locked', async () => {
    const { desk, memory, rest } = await scored()
    const [first] = memory.sheet(scoreSheet).rows.get(5)!
    memory.change(scoreSheet, 'A6', [{ row: 6, column: 0, value: String(first) }])
    await rest()
    const copied = desk.state.listed.value.filter(({ code }) => code === 'RD-16')
    assert.equal(await mend(desk, copied), 1)
    assert.notEqual(memory.sheet(scoreSheet).rows.get(6)![0], first)
  })
  it('puts headings back: renamed ones by themselves, one that is known by its place only when a person says so', async () => {
    const { desk, memory } = await scored()
    const captions = memory.sheet(scoreSheet).rows.get(4)!
    const keys = memory.sheet(scoreSheet).rows.get(3)!
    const [renamed, gone] = [column('reporter_id'), column('body_part')]
    const before = captions[renamed]
    captions[renamed] = '报告医生'
    keys[gone] = null
    captions[gone] = '哪里'
    await openBook(desk)
    await lookForRepairs(desk)
    const found = desk.state.repairs.value!
    assert.deepEqual(
      found.map(({ kind, before: stood, guessed }) => [kind, stood, guessed]),
      [
        ['heading', '哪里', true],
        ['heading', '报告医生', false],
      ],
    )
    memory.calls.length = 0
    await repair(
      desk,
      [],
      found.filter(({ guessed }) => !guessed),
    )
    assert.equal(captions[renamed], before)
    assert.equal(captions[gone], '哪里')
    assert.deepEqual(memory.calls.slice(0, 1), ['write'])
    await undo(desk)
    assert.equal(captions[renamed], '报告医生')
  })
  it('mends nothing of a workbook that is open read-only', async () => {
    const { desk, memory } = await openStage(bookOf([scoredRow(0)]), { readOnly: true })
    const lock = { kind: 'lock', sheet: memory.sheet(scoreSheet).id, locked: true } as const
    memory.lost.push({ change: lock, found: 'none' })
    await lookForRepairs(desk)
    assert.equal(await repair(desk, [], desk.state.repairs.value!), 0)
    assert.equal(desk.state.message.value?.word, 'open.readOnly')
    assert.equal(memory.calls.includes('changeGuards'), false)
  })
  it('never writes over a formula', async () => {
    const { desk, memory, rest } = await scored()
    const total = column('total_score')
    memory.change(scoreSheet, 'A5', [{ row: 5, column: total, value: 12 }])
    await rest()
    const wrong = desk.state.listed.value.filter(({ code }) => code === 'VR-44')
    assert.equal(wrong.length, 1)
    assert.equal(await mend(desk, wrong), 0)
  })
  it('paints the cells of its sheet by level, and takes the paint away', async () => {
    const { desk, memory, rest } = await scored()
    memory.change(scoreSheet, 'X6', [{ row: 6, column: column('modality'), value: 'XX' }])
    await rest()
    await paint(desk, true)
    const { id } = memory.sheet(scoreSheet)
    assert.ok(
      memory.marks
        .get(id)!
        .some(({ row, column: at, level }) => row === 6 && at === column('modality') && level === 'error'),
    )
    await paint(desk, false)
    assert.deepEqual(memory.marks.get(id), [])
  })
  it('judges a large workbook in slices, to the same verdict, and gives way to what is newer', async function () {
    this.timeout(60_000)
    const rows = Array.from({ length: 1000 }, (_, n) => ({
      ...scoredRow(n % 40),
      record_id: `00000000-0000-7000-9000-${String(n).padStart(12, '0')}`,
      accession_no: `A${n}`,
    }))
    const { desk } = await openStage(bookOf(rows))
    assert.equal(await readAll(desk), true)
    const shadow = desk.state.shadow.value!
    const context = { today: Date.UTC(2026, 10, 15) / 1000 }
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    const gently = await judgeInSlices(rubrics, shadow, context, () => true)
    clearInterval(timer)
    assert.ok(turns > 0, 'nothing else had a turn')
    assert.deepEqual(gently?.findings, judgeShadow(rubrics, shadow, context).findings)
    let asked = 0
    assert.equal(await judgeInSlices(rubrics, shadow, context, () => asked++ < 2), null)
  })
})
