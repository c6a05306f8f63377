// Scoring that looks careless (VR-50): nearly everything √ in a large batch. How long a case took, no column tells.
import type { Entry } from '../exam.ts'
import type { Row } from './row.ts'
import { type FoundIn, says, sheetRule } from './rule.ts'

/** Rubric: VR-50. */
const fewestRows = 20
const mostMetPercent = 95

type Tally = { first: Entry; rows: number; met: number; cells: number }

function across() {
  const batches = new Map<string | null, Map<string, Tally>>()
  return {
    take: ({ entry, exam, draft, met, deducted }: Row) => {
      const { qc_person_id: person, batch_no: batch } = exam
      if (person === null || draft || exam.record_status === 'VOID' || met + deducted === 0) return
      const readers = batches.get(batch) ?? new Map<string, Tally>()
      if (readers.size === 0) batches.set(batch, readers)
      const tally = readers.get(person)
      if (!tally) {
        readers.set(person, { first: entry, rows: 1, met, cells: met + deducted })
        return
      }
      if (entry.row < tally.first.row) tally.first = entry
      tally.rows++
      tally.met += met
      tally.cells += met + deducted
    },
    end: (found: FoundIn<'careless'>) => {
      for (const readers of batches.values())
        for (const { first, rows, met, cells } of readers.values())
          if (rows >= fewestRows && 100 * met > mostMetPercent * cells)
            found(first, 'qc_person_id', 'careless', {
              rows,
              percent: Math.floor((1000 * met) / cells) / 10,
              most: mostMetPercent,
            })
    },
  }
}

export const care = [
  sheetRule<'careless'>({
    id: 'VR-50',
    needs: { filled: ['qc_person_id'], seen: ['batch_no', 'record_status'] },
    words: {
      careless: says(
        [
          '该质控人员在本批次评了 {rows} 行，√ 占已评条目的 {percent}%，超过 {most}%，疑似敷衍评分',
          '抽查其中几例；确属如实评分的，可不改动',
        ],
        [
          'This QC person scored {rows} rows of the batch, and {percent}% of the scored items are √, more than {most}%: scoring may be careless',
          'Look at some of the cases again; if they were scored with care, nothing need be changed',
        ],
      ),
    },
    across,
  }),
]
