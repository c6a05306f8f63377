// `sheet-task.ts COUNT`: the sheet of a pull without the pull: as many rows, each with values of its own.
import { plainSheet } from './plain-sheet.ts'
import { room } from './room.ts'
import { type SyncRow, syncRow } from './rows.ts'

const sheet = plainSheet()
const rest = { cells: [], ids: [], clear: [], signs: new Map() }
for (let n = 1; n <= Number(process.argv[2]); n++) {
  const { record, set } = JSON.parse(JSON.stringify(syncRow(n))) as SyncRow
  await sheet.write({ ...rest, add: [{ record, fields: set }] })
}
process.send!({ rows: sheet.held.size, ...room() })
process.disconnect()
