// Questions to the server on our own origin, and what can go wrong with them.
import { language } from './speech.ts'
import type { Refused } from './wire.ts'

/** What stands between a person and the result. The page says the last four itself. */
export type Trouble =
  | ({ readonly kind: 'said' } & Refused)
  | { readonly kind: 'network' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'tooBig'; readonly most: number }

type Question = {
  readonly query?: Readonly<Record<string, string>>
  /** A workbook to send. */
  readonly file?: File
  readonly signal?: AbortSignal | undefined
}

export type Answer<T> = { readonly value: T } | { readonly trouble: Trouble; readonly body?: unknown }

/** @param path below `/api/` */
async function ask<T>(
  path: string,
  { query = {}, file, signal }: Question,
  read: (r: Response) => Promise<T>,
): Promise<Answer<T>> {
  try {
    // Read first: a file that was moved would otherwise look like a lost network.
    const bytes = file ? await file.arrayBuffer().catch(() => null) : undefined
    if (bytes === null) return { trouble: { kind: 'gone' } }
    const given = Object.entries({ ...query, lang: query.lang ?? language.value }).filter(([, value]) => value !== '')
    const response = await fetch(`/api/${path}?${new URLSearchParams(given)}`, {
      ...(file && bytes
        ? {
            method: 'POST',
            body: bytes,
            headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
          }
        : {}),
      ...(signal ? { signal } : {}),
    })
    if (response.ok) return { value: await read(response) }
    const body: unknown = await response.json().catch(() => null)
    return { trouble: refusal(body), body }
  } catch {
    return { trouble: { kind: signal?.aborted ? 'stopped' : 'network' } }
  }
}

const isRefused = (body: unknown): body is Refused =>
  typeof body === 'object' && body !== null && 'code' in body && 'message' in body

/** An answer that is not ours came from something between us and the server. */
const refusal = (body: unknown): Trouble => (isRefused(body) ? { kind: 'said', ...body } : { kind: 'network' })

export const askJson = <T>(path: string, question: Question = {}): Promise<Answer<T>> =>
  ask(path, question, (response) => response.json() as Promise<T>)

export type Attachment = { readonly name: string; readonly blob: Blob }

export const askFile = (path: string, question: Question = {}): Promise<Answer<Attachment>> =>
  ask(path, question, async (response) => ({
    name: nameIn(response.headers.get('content-disposition') ?? ''),
    blob: await response.blob(),
  }))

const nameIn = (disposition: string): string => {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? []
  return encoded ? decodeURIComponent(encoded) : 'workbook.xlsx'
}
