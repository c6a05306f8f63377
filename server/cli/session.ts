// What a command works with: the rubric, the reader's child process, the store when it is asked for. All of it is closed at the end.
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { Problem } from '../../core/problem.ts'
import type { Rubric } from '../../core/rubric.ts'
import { type Language, languages } from '../../core/words.ts'
import type { Judgement } from '../../templates/judge.ts'
import { judge, type Occasion, todayOf } from '../judge.ts'
import { placeOf } from '../place.ts'
import { createReaderPool, type ReaderPool } from '../reader/pool.ts'
import { loadRubrics } from '../rubrics.ts'
import { openStore, type Store } from '../store/store.ts'

export type Session = {
  readonly rubrics: ReadonlyMap<string, Rubric>
  readonly rubric: Rubric
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal
  readonly store: () => Promise<Store>
  readonly judgeFile: (
    file: string,
    progress?: (rows: number) => void,
    /** What the centre has locked, for a command that works with its store (rule VR-48). */
    lockedAt?: Occasion['lockedAt'],
  ) => Promise<{ bytes: Uint8Array; judgement: Judgement }>
}

/** Runs a command and closes what it opened, however it ends. */
export async function withSession<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
  const rubrics = loadRubrics()
  const stop = new AbortController()
  const onInterrupt = () => stop.abort()
  process.once('SIGINT', onInterrupt)
  let store: Store | undefined
  let pool: ReaderPool | undefined
  const session: Session = {
    rubrics,
    rubric: [...rubrics.values()].at(-1)!,
    signal: stop.signal,
    store: async () => {
      const place = placeOf(process.env)
      store ??= await openStore({
        url: place.databaseUrl,
        keyFile: place.keyFile,
        now: () => new Date(),
        newId: uuidv7,
        rubrics,
      })
      return store
    },
    judgeFile: async (file, progress, lockedAt) => {
      const bytes = await bytesOf(file)
      pool ??= createReaderPool()
      const judgement = await judge(
        { rubrics, pool },
        bytes,
        { today: todayOf(new Date()), lockedAt },
        { signal: stop.signal, ...(progress ? { progress } : {}) },
      )
      return { bytes, judgement }
    },
  }
  try {
    return await work(session)
  } finally {
    process.off('SIGINT', onInterrupt)
    await pool?.close()
    await store?.close()
  }
}

/** @throws Problem `file-missing` */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      throw new Problem('file-missing', { file: basename(file) })
    throw error
  }
}

/** @throws Problem `file-not-written` */
export async function save(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes)
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new Problem('file-not-written', { file })
    throw error
  }
}

/** `--lang`, else Chinese. */
export const languageFrom = (text: string | undefined): Language => languages.find((each) => each === text) ?? 'zh-CN'
