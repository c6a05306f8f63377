// The value that a cell of a sheet shows.
import { serialOfIso } from '../../../core/iso-date.ts'
import type { Cell } from '../../../templates/sheet.ts'

export function shown(cell: Cell | undefined): string | number | boolean {
  if (cell === undefined || cell === null) return ''
  if (typeof cell !== 'object') return cell
  if ('target' in cell) return cell.text
  if ('date' in cell) return serialOfIso(cell.date) ?? ''
  return cell.result
}
