// The people of the workbook, for the fields that choose one.
import type { Judgement } from '../../../templates/judge.ts'
import { staffLayoutIn, staffRow } from '../../../templates/reading/staff.ts'
import type { StaffKey } from '../../../templates/staff-table.ts'
import type { WriteCell } from '../../host/write-wish.ts'
import { reread, type Shadow } from '../book/shadow.ts'
import { type Person, peopleOf, type Reading, readingOf } from '../staff/person.ts'
import type { Desk } from './desk.ts'

function staffIn(shadow: Shadow) {
  const layout = staffLayoutIn(shadow.survey.book)
  const sheet = layout ? shadow.sheets.find(({ index }) => index === layout.sheet) : undefined
  if (!layout || !sheet) return null
  const listed = [...sheet.rows.values()].flatMap((raw) => staffRow(shadow.rubric, layout, raw) ?? [])
  return { layout, sheet, listed }
}

type Gathered = {
  readonly shadow: Shadow
  readonly readings: ReadonlyMap<string, Reading>
  readonly people: readonly Person[]
}
const gathered = new WeakMap<Judgement, Gathered>()

/** Everybody that the workbook knows; gathered once as long as nothing changes. */
export function staffNow({ state }: Desk): readonly Person[] {
  const shadow = state.shadow.value
  const judgement = state.judgement.value
  const readings = state.readings.value
  if (!shadow || !judgement) return []
  const known = gathered.get(judgement)
  if (known?.shadow === shadow && known.readings === readings) return known.people
  const entries = judgement.rows.map(({ entry }) => entry)
  const people = peopleOf(staffIn(shadow)?.listed ?? [], entries, readings)
  gathered.set(judgement, { shadow, readings, people })
  return people
}

/**
 * Names without a reading get one: written into the sheet, where it is corrected by hand. What stands there is never
 * written over. Where nothing can be written they are known for as long as the pane is open.
 */
export async function readNames(desk: Desk): Promise<void> {
  const { host, state } = desk
  const shadow = state.shadow.value
  const staff = shadow ? staffIn(shadow) : null
  const open = staff?.listed.filter(({ name, pinyin, initials }) => name !== '' && (pinyin === '' || initials === ''))
  const unknown = open?.filter(({ name }) => !state.readings.value.has(name)) ?? []
  if (!staff || unknown.length === 0) return
  const { readName } = await import('../staff/pinyin.ts')
  state.readings.value = new Map([
    ...state.readings.value,
    ...unknown.map(({ name }) => [name, readName(name)] as const),
  ])
  if (state.readOnly.value) return
  const { columns } = staff.layout
  const cells = unknown.flatMap((row): readonly WriteCell[] => {
    const reading = readingOf(row, state.readings.value)
    const put = (key: Extract<StaffKey, 'pinyin' | 'initials'>): readonly WriteCell[] => {
      const column = columns.get(key)
      return column === undefined || row[key] !== '' ? [] : [{ row: row.row, column, value: reading[key] }]
    }
    return [...put('pinyin'), ...put('initials')]
  })
  if (cells.length === 0) return
  // Nothing is said where it cannot be written: the readings are known all the same.
  const written = await host.write({ sheet: staff.sheet.wish.sheet, cells })
  if (!written.done || !state.shadow.value) return
  const rows = cells.map(({ row }) => row)
  const range = { from: Math.min(...rows), to: Math.max(...rows) }
  const read = await reread(host, state.shadow.value, staff.sheet.wish.sheet, range)
  if (read.done) state.shadow.value = read.value.shadow
}
