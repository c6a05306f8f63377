// The verdict on the shadow: the same reading, rules and scores as at every other door.
import type { Rubric } from '../../../core/rubric.ts'
import { type JudgeContext, type Judgement, openJudgement } from '../../../templates/judge.ts'
import type { Shadow } from './shadow.ts'

type Rubrics = ReadonlyMap<string, Rubric>
type Slice = { readonly rows: number; readonly work: () => void }

/** The judgement in the making, and its work in slices. */
function sliced(rubrics: Rubrics, { survey, sheets }: Shadow, context: JudgeContext) {
  const opened = openJudgement(rubrics, survey.book, context)
  const rowsOf = new Map(sheets.map(({ index, rows }) => [index, rows]))
  const slices = opened.sheets.flatMap(({ sheet, take }): readonly Slice[] => {
    const rows = [...(rowsOf.get(sheet)?.values() ?? [])].sort((a, b) => a.number - b.number)
    const count = Math.ceil(rows.length / sliceRows)
    return Array.from({ length: count }, (_, n) => {
      const batch = rows.slice(n * sliceRows, (n + 1) * sliceRows)
      return { rows: batch.length, work: () => take(batch) }
    })
  })
  return { slices, close: opened.close }
}

/** So many rows take a few hundredths of a second: less than a key press can feel. */
const sliceRows = 200

export function judgeShadow(rubrics: Rubrics, shadow: Shadow, context: JudgeContext): Judgement {
  const { slices, close } = sliced(rubrics, shadow, context)
  for (const { work } of slices) work()
  return close()
}

/** The same in slices, with room for keys between them; null when it is not wanted any more. */
export async function judgeInSlices(
  rubrics: Rubrics,
  shadow: Shadow,
  context: JudgeContext,
  wanted: () => boolean,
): Promise<Judgement | null> {
  const { slices, close } = sliced(rubrics, shadow, context)
  let done = 0
  for (const { rows, work } of slices) {
    if (done >= sliceRows) {
      await new Promise((resolve) => setTimeout(resolve, 0))
      done = 0
    }
    if (!wanted()) return null
    work()
    done += rows
  }
  return close()
}

/** Rows of exams that are not scored to the end, in the order of the sheet. */
export const unscoredIn = ({ rows }: Judgement): readonly number[] =>
  rows.flatMap(({ entry, score }) =>
    entry.exam.record_status !== 'VOID' &&
    entry.exam.record_status !== 'LOCKED' &&
    Object.values(score.links).some(({ status }) => status === 'INCOMPLETE')
      ? [entry.row]
      : [],
  )
