// Sheets of ours taken out again, with the names that speak of them. What people wrote on figures never goes silently.
import { done, failed, type Outcome } from '../host/outcome.ts'
import type { SheetId } from '../host/sheet-host.ts'
import { trouble } from '../host/trouble.ts'
import { forgottenFigures, memoryKey, memoryOf } from './figures/memory.ts'
import type { Context } from './office.ts'
import { parseBox, type Spot } from './refresh/box.ts'
import type { Run } from './run.ts'
import { quietly } from './run.ts'

/** The sheets that a formula speaks of. */
const sheetsIn = (formula: string): readonly string[] =>
  [...formula.matchAll(/'((?:[^']|'')+)'!|([^\s'"!=(),:+*/&<>-]+)!/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll("''", "'") ?? plain!,
  )

type Probe = ReturnType<typeof probe>

function probe(sheet: Excel.Worksheet) {
  sheet.load('id,name,charts/items/id,pivotTables/items/id,pivotTables/items/name')
  const used = sheet.getUsedRangeOrNullObject(true)
  used.load('rowIndex,columnIndex,rowCount,columnCount')
  return { sheet, used, comments: sheet.comments.getCount() }
}

const spotOf = ({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Spot => ({
  row: rowIndex,
  column: columnIndex,
  height: rowCount,
  width: columnCount,
})

function around(a: Spot, b: Spot): Spot {
  const row = Math.min(a.row, b.row)
  const column = Math.min(a.column, b.column)
  const height = Math.max(a.row + a.height, b.row + b.height) - row
  return { row, column, height, width: Math.max(a.column + a.width, b.column + b.width) - column }
}

/** What PivotTables cover on each sheet: 1 sync, none when there are none. */
async function pivotsOn(context: Context, probes: readonly Probe[]): Promise<readonly (readonly Spot[])[]> {
  const ranges = probes.map(({ sheet }) =>
    sheet.pivotTables.items.flatMap(({ layout }) => {
      const both = [layout.getRange(), layout.getFilterAxisRange()]
      for (const range of both) range.load('rowIndex,columnIndex,rowCount,columnCount')
      return both
    }),
  )
  if (ranges.some((list) => list.length > 0)) await context.sync()
  return ranges.map((list) => list.map(spotOf))
}

const isNoted = ({ used, comments }: Probe, ours: readonly Spot[]): boolean => {
  if (comments.value > 0) return true
  if (used.isNullObject || ours.length === 0) return false
  const all = ours.reduce(around)
  const both = around(all, spotOf(used))
  return both.height > all.height || both.width > all.width
}

/** 2 syncs, 3 with PivotTables; 1 when there is nothing to take out. */
export const removeSheets = (run: Run, wanted: readonly SheetId[], force: boolean): Promise<Outcome<void>> =>
  run(
    async (context) => {
      const { worksheets, names, protection, settings } = context.workbook
      worksheets.load('items/id,items/name,items/visibility')
      names.load('items/name,items/formula')
      protection.load('protected')
      const setting = settings.getItemOrNullObject(memoryKey)
      setting.load('value')
      const probes = wanted.map((id) => probe(worksheets.getItemOrNullObject(id)))
      await context.sync()
      const there = probes.filter(({ sheet }) => !sheet.isNullObject)
      const gone = new Set(there.map(({ sheet }) => sheet.id))
      const goneNames = new Set(there.map(({ sheet }) => sheet.name))
      if (there.length === 0) return done(undefined)
      if (protection.protected) return failed(trouble('book-locked'))
      if (!worksheets.items.some(({ id, visibility }) => visibility === 'Visible' && !gone.has(id)))
        return failed(trouble('last-sheet'))
      const boxes = names.items.flatMap(({ name, formula }) => parseBox(name, String(formula)) ?? [])
      const pivots = force ? [] : await pivotsOn(context, there)
      const noted = there.filter((each, n) => {
        const box = boxes.find(({ sheet }) => sheet === each.sheet.name)
        return isNoted(each, box ? [box, ...(pivots[n] ?? [])] : [])
      })
      if (noted.length > 0 && !force)
        return failed(trouble('sheet-has-notes', { sheet: noted.map(({ sheet }) => sheet.name).join(', ') }))
      const memory = memoryOf(setting.isNullObject ? null : setting.value)
      const left = forgottenFigures(
        memory,
        there.flatMap(({ sheet: { charts, pivotTables } }) => [...charts.items, ...pivotTables.items]),
      )
      quietly(context, () => {
        if (left) settings.add(memoryKey, JSON.stringify(left))
        for (const name of names.items) {
          const spoken = sheetsIn(String(name.formula))
          if (spoken.length > 0 && spoken.every((sheet) => goneNames.has(sheet))) name.delete()
        }
        for (const { sheet } of there) {
          // Excel refuses to delete a very hidden one.
          if (worksheets.items.find(({ id }) => id === sheet.id)?.visibility === 'VeryHidden')
            sheet.visibility = 'Hidden'
          sheet.delete()
        }
      })
      await context.sync()
      return done(undefined)
    },
    { command: true, quiet: true },
  )
