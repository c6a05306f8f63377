// What the real door says of a file: the findings that a genuine workbook does not have, or the reason of the refusal.
import { Problem } from '../../core/problem.ts'
import { judge } from '../../server/judge.ts'
import { createReaderPool } from '../../server/reader/pool.ts'
import { loadRubrics } from '../../server/rubrics.ts'
import { genuine, scoresName } from './workbook.ts'

/** The day on which everything is judged; the genuine workbook is of the third quarter of 2026. */
const today = Date.UTC(2027, 0, 4) / 1000

export function openDoor() {
  const pool = createReaderPool({ atOnce: 1 })
  const rubrics = loadRubrics()
  const judged = (bytes: Uint8Array) => judge({ rubrics, pool }, bytes, { today })

  /** Code, sheet where it is not the score sheet, and cell of each finding. */
  async function told(bytes: Uint8Array) {
    const { findings, counts, rows } = await judged(bytes)
    const lines = findings.map(({ code, sheet, cell }) =>
      [code, sheet === scoresName ? '' : sheet, cell].filter((part) => part !== '').join(' '),
    )
    return { lines, errors: counts.errors, rows: rows.length }
  }
  const usual = told(genuine)

  return {
    judged,
    /** What is found beyond what the genuine workbook has. */
    async verdict(bytes: Uint8Array) {
      const rest = [...(await usual).lines]
      const { lines, errors, rows } = await told(bytes)
      const added = lines.filter((line) => {
        const known = rest.indexOf(line)
        if (known >= 0) rest.splice(known, 1)
        return known < 0
      })
      return { added, errors, rows }
    },
    /** The code of the refusal; null when the file was read. */
    async refusal(bytes: Uint8Array): Promise<unknown> {
      try {
        await judged(bytes)
        return null
      } catch (error) {
        if (error instanceof Problem) return error.details.reason
        throw error
      }
    },
    close: () => pool.close(),
  }
}

export type Door = ReturnType<typeof openDoor>
