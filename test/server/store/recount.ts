// Roll-ups as they are stored, and counted again from the entries.
import { createClient } from '@libsql/client'
import type { FiledEntry } from '../../../core/filed.ts'
import { rubric } from './wishes.ts'

/** Counted again from the entries, sharing nothing with the store but the entries. */
export function recount(filed: readonly FiledEntry[]) {
  const sums: Record<string, number[]> = {}
  for (const { site, entry, score } of filed) {
    const { exam } = entry
    if (exam.record_status === 'VOID' || exam.qc_role === 'T' || exam.sampling_method === 'G') continue
    const month = exam.exam_start === null ? '' : new Date(exam.exam_start * 1000).toISOString().slice(0, 7)
    const vetoes = rubric.links
      .map(({ id }) => score.links[id]!)
      .map((link) => (link.status === 'SCORED' ? link.veto.length : 0))
    const composite = { ...score.composite, veto: { length: vetoes.reduce((a, b) => a + b, 0) } }
    for (const [id, link] of [...Object.entries(score.links), ['TOTAL', composite] as const]) {
      if (link.status === 'OUT_OF_SCOPE') continue
      const key = `${site} ${month} ${id}`
      sums[key] ??= Array(9).fill(0)
      const sum = sums[key]
      const scored = link.status === 'SCORED' ? link : null
      const grades = ['A', 'B', 'C', 'D'].map((grade) => Number(scored?.grade === grade))
      const veto = 'veto' in link ? link.veto.length : 0
      const tenths = (value: number | undefined) => Math.round((value ?? 0) * 10)
      ;[1, scored ? 1 : 0, tenths(scored?.raw), tenths(scored?.effective), ...grades, veto].forEach((value, n) => {
        sum[n]! += value
      })
    }
  }
  return sums
}

export async function storedRollups(url: string) {
  const client = createClient({ url })
  const { rows } = await client.execute('select * from rollups where rows > 0 or scored > 0')
  client.close()
  return Object.fromEntries(
    rows.map((row) => {
      const [site, month, link, ...sums] = Array.from({ length: row.length }, (_, n) => row[n])
      return [`${site} ${month} ${link}`, sums]
    }),
  )
}
