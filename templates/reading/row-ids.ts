// The record ids of a sheet's rows: what stands there, or a new one where none, a copied or a wrong one stands.
import type { Finding } from '../../core/finding.ts'
import { cellName } from '../../core/grid.ts'
import type { Rubric } from '../../core/rubric.ts'
import type { SheetLayout } from './layout.ts'
import { brief, type Params, readingFinding } from './reading-finding.ts'
import { derivedId, recordIdIn } from './record-ids.ts'

type Given = { readonly value: string; readonly findings: readonly Finding[] }
type Fields = Readonly<Record<string, string | number | null>>

/** What tells rows of workbooks without identity apart; nothing of the patient is among it. */
const tellingKeys = [
  'app_hospital_code',
  'batch_no',
  'qc_person_id',
  'qc_role',
  'qc_scope',
  'case_seq',
  'request_time',
  'exam_start',
  'report_time',
] as const

/** Looks after the ids of one sheet. New ids follow from workbook and row, so that reading twice gives the same. */
export function createRecordIds(rubric: Rubric, layout: SheetLayout) {
  const rowOf = new Map<string, number>()
  const column = layout.columns.get('record_id')
  const versioned = layout.columns.get('rubric_version')

  const replaced = (code: 'RD-15' | 'RD-16' | 'RD-17', value: string, row: number, params: Params = {}): Given => {
    rowOf.set(value, row)
    if (column === undefined) return { value, findings: [] }
    const place = { sheet: layout.name, cell: cellName(column, row), row, recordId: value, fix: value }
    return { value, findings: [readingFinding(code, place, { value, ...params })] }
  }

  function given(exam: Fields, row: number): Given {
    const typed = exam.record_id === null || exam.record_id === undefined ? null : String(exam.record_id)
    if (typed === null) {
      const source = layout.workbookId === '' ? tellingKeys.map((key) => exam[key] ?? '') : [layout.workbookId]
      return replaced('RD-15', derivedId([...source, row]), row)
    }
    const id = recordIdIn(typed)
    if (id === null) return replaced('RD-17', derivedId([layout.workbookId, typed, row]), row, { typed: brief(typed) })
    const first = rowOf.get(id)
    if (first !== undefined) return replaced('RD-16', derivedId([id, row]), row, { first })
    rowOf.set(id, row)
    return { value: id, findings: [] }
  }

  /** A row that was scored by another rubric cannot be compared by this one. */
  function otherRubric({ rubric_version: version }: Fields, row: number, recordId: string): readonly Finding[] {
    if (version === null || version === undefined || version === rubric.version || versioned === undefined) return []
    const place = { sheet: layout.name, cell: cellName(versioned, row), row, recordId }
    return [readingFinding('RD-23', place, { typed: brief(String(version)), value: rubric.version })]
  }

  return {
    of(exam: Fields, row: number): Given {
      const { value, findings } = given(exam, row)
      const other = otherRubric(exam, row, value)
      return other.length === 0 ? { value, findings } : { value, findings: [...findings, ...other] }
    },
    isOne: (text: string): boolean => recordIdIn(text) !== null,
  }
}
