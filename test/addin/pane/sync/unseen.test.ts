// Rows that the centre does not show to this reader, and a centre that is not what it was.
import assert from 'node:assert/strict'
import { rowMarks } from '../../../../addin/sync/marks.ts'
import { emptyRow, emptyState } from '../../../../addin/sync/state.ts'
import { createCentre } from '../../sync/centre.ts'
import { first, openDesk } from '../../sync/desks.ts'
import { blankRow } from '../stage.ts'

describe('a row that the centre does not show', () => {
  it('is not called accepted', () => {
    const row = { place: 5, record: first, fallback: '', fields: {}, unread: new Set<string>() }
    const markOf = (hidden: boolean) => {
      const rows = new Map([[first, { ...emptyRow('1'), mark: 3, hidden }]])
      return rowMarks({ ...emptyState('w', 'c'), rows }, { rubric: '1', fields: [], rows: [row] }).get(first)?.state
    }
    assert.deepEqual([markOf(false), markOf(true)], ['accepted', 'hidden'])
  })

  it('can be let be when the centre takes none of it, and is told of anew when it is changed', async () => {
    const centre = createCentre()
    centre.rule.refuse = ({ record }) => (record === first ? { code: 'not-entitled', field: null } : null)
    const { sync, now, shown, type, line } = await openDesk(centre, [blankRow(0, { remarks: 'as handed out' })], 3)
    await now()
    assert.equal(sync.badge.value, 'refused')
    await sync.takeTheirs([first])
    await now()
    assert.equal(sync.badge.value, 'synced')
    assert.equal(sync.rowState(first), 'hidden')
    assert.equal(shown(first, 'remarks'), 'as handed out')
    const pushes = () => line.asked.filter((path) => path === 'push').length
    const before = pushes()
    await now()
    assert.equal(pushes(), before)
    await type(first, 'remarks', 'changed')
    await now()
    assert.equal(sync.badge.value, 'refused')
  })
})

describe('a centre that was set back', () => {
  it('is told of, and gets again what it lost', async () => {
    const centre = createCentre()
    const { desk, now, type } = await openDesk(centre, [blankRow(0)], 3)
    await now()
    const restore = centre.backup()
    await type(first, 'remarks', 'lost')
    await now()
    const said = () => desk.state.message.value?.word
    assert.equal(said(), undefined)
    restore('e1')
    await now()
    assert.equal(said(), 'sync.setBack')
    assert.equal(centre.rows.get(first)!.cells.get('remarks')!.value, 'lost')
  })
})
