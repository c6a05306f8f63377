import assert from 'node:assert/strict'
import { choosePerson, write } from '../../../addin/pane/session/press.ts'
import { blankRow, bookOf, openStage, rubric, scoreSheet } from './stage.ts'

const column = (key: string) => rubric.placeOf.get(key)!
const place = (item: string) => rubric.items.findIndex(({ id }) => id === item)
const to = (item: string) => `G ${[...String(place(item) + 1).padStart(2, '0')].join(' ')}`
const three = () => openStage(bookOf([blankRow(0), blankRow(1), blankRow(2)]))
type Stage = Awaited<ReturnType<typeof three>>
const cellOf = ({ memory }: Stage, key: string, row = 5) =>
  memory.sheet(scoreSheet).rows.get(row)?.[column(key)] ?? null
const errorsOf = ({ desk }: Stage, row: number) =>
  desk.state.listed.value.filter((each) => each.row === row && each.level === 'error').map(({ code }) => code)

describe('a whole link that does not apply', () => {
  for (const [link, item, field, value] of [
    ['FLM', 'FLM-02', 'film_type', 'NONE'],
    ['REV', 'REV-03', 'solo_signoff', 'Y'],
  ] as const)
    it(`is set aside with one key, by the fact that says so: ${link}`, async () => {
      const stage = await three()
      const { desk, type, rest } = stage
      await type(`${to(item)} 1 Shift+N`)
      assert.equal(desk.state.message.value?.word, 'score.linkAside')
      assert.match(String(desk.state.message.value?.values?.reason), /^N\d\d ./)
      assert.notEqual(rubric.items[desk.state.draft.value!.place]!.link, link)
      await type('Enter')
      assert.deepEqual([cellOf(stage, field), cellOf(stage, item)], [value, null])
      await rest()
      assert.deepEqual(
        errorsOf(stage, 5).filter((code) => ['VR-20', 'VR-22'].includes(code)),
        [],
      )
      assert.equal(desk.state.unscored.value.includes(5), false)
    })
  it('clears what stood in its cells, and gives all of it back when it is taken back', async () => {
    const stage = await openStage(bookOf([blankRow(0, { 'FLM-01': 'A' }), blankRow(1)]))
    const { desk, type } = stage
    await type(`${to('FLM-01')} Shift+N Ctrl+Z`)
    assert.equal(desk.state.draft.value!.fields.size, 0)
    await type(`${to('FLM-01')} Shift+N Enter`)
    assert.equal(cellOf(stage, 'FLM-01'), null)
    await type('Ctrl+Z')
    assert.deepEqual([cellOf(stage, 'FLM-01'), cellOf(stage, 'film_type')], ['A', 'DRY'])
  })
  it('is marked item by item as not obtainable where no fact sets it aside, and the remark is asked for', async () => {
    const stage = await three()
    const { desk, type, rest } = stage
    await type('1 Shift+N')
    assert.equal(desk.state.message.value?.word, 'score.linkUnobtainable')
    await type('Enter')
    assert.deepEqual([cellOf(stage, 'REQ-01'), cellOf(stage, 'REQ-02')], ['A', 'NA:N17'])
    await rest()
    assert.ok(errorsOf(stage, 5).includes('VR-39'))
  })
  it('is put back by a second press', async () => {
    const { desk, type } = await three()
    await type('Shift+N Shift+N')
    assert.equal([...desk.state.draft.value!.typed.values()].join(), '')
  })
})

describe('the same deductions as last time', () => {
  const people = { technician_id: 'T900', reporter_id: 'P900' }
  const book = () =>
    openStage(
      bookOf([
        blankRow(0, people),
        blankRow(1, { ...people, technician_id: 'T901' }),
        blankRow(2, { ...people, film_type: 'DRY' }),
      ]),
    )
  it('are said first and taken by a second press, for the person of the current link alone', async () => {
    const stage = await book()
    const { desk, type } = stage
    await type(`${to('IMG-03')} 2 ${to('IMG-04')} 1 ${to('RPT-02')} 1 Enter Enter`)
    assert.equal(desk.state.draft.value!.entry.row, 7)
    await type(`${to('IMG-01')} =`)
    assert.deepEqual(desk.state.message.value?.word, 'same.ask')
    assert.deepEqual(desk.state.message.value?.values, { row: 5, id: 'T900', codes: 'IMG-03 B；IMG-04 A' })
    assert.equal(desk.state.draft.value!.typed.size, 0)
    await type('=')
    await type('Enter')
    assert.deepEqual(
      ['IMG-03', 'IMG-04', 'RPT-02'].map((item) => cellOf(stage, item, 7)),
      ['B', 'A', '√'],
    )
  })
  it('are forgotten by any other key, leave what was said already, and never bring a veto', async () => {
    const { desk, type } = await book()
    await type(`${to('IMG-03')} 2 ${to('IMG-01')} V`)
    write(desk, 'remarks', '已核实')
    await type('Enter Enter Enter')
    await type(`${to('IMG-01')} = ArrowDown =`)
    assert.equal(desk.state.draft.value!.typed.size, 0)
    await type(`${to('IMG-03')} 1 = =`)
    assert.deepEqual([...desk.state.draft.value!.typed], [[place('IMG-03'), 'A']])
  })
  it('are none where nobody of that code was scored above', async () => {
    const { desk, type } = await book()
    await type('=')
    assert.equal(desk.state.message.value?.word, 'same.none')
    assert.equal(desk.state.asking.value, null)
  })
})

describe('the mark for discussion', () => {
  it('stands in the remark, keeps what people wrote, and goes away with the same key', async () => {
    const stage = await openStage(bookOf([blankRow(0, { remarks: '左肺待核' }), blankRow(1)]))
    const { desk, memory, type, rest } = stage
    await type('F Enter')
    assert.equal(cellOf(stage, 'remarks'), '【待讨论】 左肺待核')
    await rest()
    const { scoreRow } = await import('../../../addin/pane/session/score.ts')
    scoreRow(desk, 5)
    await type('F Enter')
    assert.equal(cellOf(stage, 'remarks'), '左肺待核')
    memory.writes.length = 0
    scoreRow(desk, 5)
    await type('F F Enter')
    assert.deepEqual(memory.writes, [])
  })
  it('is no explanation of a veto', async () => {
    const { desk, type } = await three()
    await type('V F Enter')
    assert.equal(desk.state.message.value?.word, 'score.vetoRemark')
  })
})

describe('the list of reasons', () => {
  it('takes a letter, its count or a reason for N/A by digits', async () => {
    const { desk, type } = await three()
    const text = (item: string) => desk.state.draft.value!.typed.get(place(item))
    await type('R 1')
    assert.deepEqual(desk.state.choosing.value, { line: 0 })
    await type('2')
    assert.equal(text('REQ-01'), 'A*2')
    await type('R 3')
    assert.equal(text('REQ-01'), 'A*2,C')
    await type('R 1 0')
    assert.equal(text('REQ-01'), 'C')
    await type('R 5')
    assert.equal(text('REQ-01'), 'NA:N17')
    assert.equal(desk.state.choosing.value, null)
  })
  it('is left by R, by Escape and by every key that does something else, without a change', async () => {
    const { desk, type } = await three()
    for (const key of ['R', 'Escape', 'ArrowDown']) {
      await type(`R ${key}`)
      assert.equal(desk.state.choosing.value, null, key)
    }
    assert.equal(desk.state.draft.value!.typed.size, 0)
  })
})

describe('taking back what was pressed', () => {
  it('goes back through marks, links, remarks and letters, and forth again', async () => {
    const { desk, type } = await three()
    const shots = [desk.state.draft.value!]
    const step = async (work: () => unknown) => {
      await work()
      shots.push(desk.state.draft.value!)
    }
    await step(() => type('1'))
    await step(() => type('F'))
    await step(() => {
      for (const text of ['已', '已核', '已核实']) write(desk, 'remarks', text)
    })
    await step(() => type(`${to('FLM-01')} Shift+N`))
    const kept = ({ typed, fields, remarks }: (typeof shots)[0]) => [[...typed], [...fields], remarks]
    for (const shot of shots.slice(0, -1).reverse()) {
      await type('Ctrl+Z')
      assert.deepEqual(kept(desk.state.draft.value!), kept(shot))
    }
    for (const shot of shots.slice(1)) {
      await type('Ctrl+Y')
      assert.deepEqual(kept(desk.state.draft.value!), kept(shot))
    }
  })
  it('opens an exam again as it was before it was written, and what was pressed in it can be taken back too', async () => {
    const stage = await three()
    const { desk, type } = stage
    await type('1 ArrowDown 2 Enter')
    await type('Ctrl+Z')
    assert.deepEqual([...desk.state.draft.value!.typed.values()], ['A', 'B'])
    assert.equal(cellOf(stage, 'REQ-01'), null)
    await type('Ctrl+Z')
    assert.deepEqual([...desk.state.draft.value!.typed.values()], ['A'])
    await type('Ctrl+Y Ctrl+Y')
    assert.deepEqual([cellOf(stage, 'REQ-01'), cellOf(stage, 'REQ-02')], ['A', 'B'])
    assert.equal(desk.state.draft.value!.typed.size, 0)
  })
  it('reaches back twenty exams', async () => {
    const stage = await openStage(bookOf(Array.from({ length: 22 }, (_, n) => blankRow(n))))
    const { desk, type } = stage
    for (let n = 0; n < 22; n++) await type('1 Enter')
    for (let n = 0; n < 20; n++) await type('Ctrl+Z Ctrl+Z')
    assert.equal(cellOf(stage, 'REQ-01', 7), null)
    assert.equal(cellOf(stage, 'REQ-01', 6), 'A')
    await type('Ctrl+Z')
    assert.equal(desk.state.message.value?.word, 'undo.nothing')
  })
  it('is not needed for looking: what was pressed in an exam is there when one comes back to it', async () => {
    const { desk, type } = await three()
    await type('1 PageDown 2 PageUp')
    assert.deepEqual([...desk.state.draft.value!.typed.values()], ['A'])
    await type('Ctrl+Z')
    assert.equal(desk.state.draft.value!.typed.size, 0)
    await type('PageDown')
    assert.deepEqual([...desk.state.draft.value!.typed.values()], ['B'])
  })
})

describe('the second person of a veto', () => {
  it('is not the one who scores', async () => {
    const { desk, memory, type } = await three()
    await type('V')
    write(desk, 'remarks', '已核实')
    write(desk, 'second', String(blankRow(0).qc_person_id))
    await type('Enter Enter')
    assert.equal(desk.state.message.value?.word, 'score.secondSelf')
    assert.deepEqual(memory.writes, [])
    write(desk, 'second', 'Q900')
    await type('Enter Enter')
    assert.equal(memory.writes.length, 1)
  })
})

describe('a pane that is reloaded while a link is set aside and somebody chosen', () => {
  it('goes on with both', async () => {
    const { openBook } = await import('../../../addin/pane/session/open.ts')
    const stage = await three()
    const { desk, type, rest } = stage
    choosePerson(desk, 'reviewer_id', 'V900', undefined)
    await type(`${to('FLM-01')} Shift+N`)
    await rest()
    desk.state.draft.value = null
    await openBook(desk)
    assert.equal(desk.state.message.value?.word, 'score.restored')
    await type('Enter')
    assert.deepEqual([cellOf(stage, 'reviewer_id'), cellOf(stage, 'film_type')], ['V900', 'NONE'])
  })
})
