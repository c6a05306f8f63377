// Bytes in, verdict out: the reader in its child process feeds the judgement.
import type { Entry, Stamp } from '../core/exam.ts'
import { Problem } from '../core/problem.ts'
import type { Rubric } from '../core/rubric.ts'
import { type Judgement, openJudgement } from '../templates/judge.ts'
import type { ReaderPool } from './reader/pool.ts'
import { refusalOf, sayRefusal } from './reader/refusal.ts'

const beijing = 8 * 3600_000

/** Today as a date stamp: the server's day, or Beijing's where a server runs on UTC and the sites have begun theirs. */
export const todayOf = (now: Date): Stamp => {
  const local = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  const china = now.getTime() + beijing
  return Math.max(local, china - (china % 86_400_000)) / 1000
}

export type Judge = {
  readonly rubrics: ReadonlyMap<string, Rubric>
  readonly pool: ReaderPool
}

/** The day of judging, and what the centre has locked (rule VR-48): asked for the site that the workbook was made for. */
export type Occasion = {
  readonly today: Stamp
  readonly lockedAt?: ((site: string) => Promise<ReadonlyMap<string, Entry>>) | undefined
}

type Watched = { readonly signal?: AbortSignal | undefined; readonly progress?: ((rows: number) => void) | undefined }

/**
 * Reads, checks and scores a workbook.
 * @param progress called with the number of rows read so far
 * @throws Problem `workbook-unreadable`, with the reader's reason, when the file cannot be read
 */
export async function judge(
  { rubrics, pool }: Judge,
  bytes: Uint8Array,
  occasion: Occasion,
  watched: Watched = {},
): Promise<Judgement> {
  try {
    return await judged({ rubrics, pool }, bytes, occasion, watched)
  } catch (error) {
    throw unreadable(error) ?? error
  }
}

async function judged(
  { rubrics, pool }: Judge,
  bytes: Uint8Array,
  { today, lockedAt }: Occasion,
  { signal, progress }: Watched,
): Promise<Judgement> {
  const book = await pool.open(bytes, signal)
  try {
    let locked: ReadonlyMap<string, Entry> = new Map()
    const judgement = openJudgement(rubrics, book.survey, { today, locked: (id) => locked.get(id) ?? null })
    const site = judgement.identity?.site
    if (site && lockedAt) locked = await lockedAt(site)
    let rows = 0
    for (const { sheet, take } of judgement.sheets)
      await book.rows(sheet, (batch) => {
        take(batch)
        rows += batch.length
        progress?.(rows)
      })
    return judgement.close()
  } finally {
    book.close()
  }
}

/** What the reader refused, as a problem that says why and how to mend it. */
export function unreadable(error: unknown): Problem | null {
  const refusal = refusalOf(error)
  if (!refusal) return null
  const zh = sayRefusal(refusal, 'zh-CN')
  const en = sayRefusal(refusal, 'en-US')
  return new Problem('workbook-unreadable', {
    reason: refusal.code,
    message: { 'zh-CN': zh.message, 'en-US': en.message },
    mend: { 'zh-CN': zh.mend, 'en-US': en.mend },
  })
}

export const isUnreadable = (error: unknown): error is Problem =>
  error instanceof Problem && error.code === 'workbook-unreadable'
