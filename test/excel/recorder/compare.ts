// Puts the requests of a recording before our host and says where its answers differ from those of the real Excel.
import { isDeepStrictEqual } from 'node:util'
import type { ExcelHost } from '../host.ts'
import type { Answer, Batch } from '../wire/batch.ts'

export type Pair = { readonly probe: string; readonly request: string; readonly response: string }
export type Recording = { readonly platform?: string; readonly version?: string; readonly pairs: readonly Pair[] }
export type Difference = {
  readonly probe: string
  readonly action: string
  readonly excel: unknown
  readonly ours: unknown
}

/** Ids differ from one Excel to the next and say nothing. */
const ids = new Set(['Id', '_Id', '_ReferenceId', 'id'])

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !ids.has(name))
      .map(([name, part]) => [name, plain(part)]),
  )
}

/** The library logs the native call around the answer: `{ value: { data: [200, headers, body] } }`; null: it was refused. */
function answerIn(response: string): Answer | null {
  const { value } = JSON.parse(response) as { readonly value?: { readonly data?: readonly unknown[] } }
  const body = value?.data?.[2]
  return typeof body === 'string' ? (JSON.parse(body) as Answer) : null
}

/** Requests run one after another on the host, which should be as empty as the workbook of the recording was. */
export async function compareRecording(host: ExcelHost, { pairs }: Recording): Promise<readonly Difference[]> {
  const found: Difference[] = []
  for (const { probe, request, response } of pairs) {
    const { body, batch } = requestIn(request)
    const answered = await host.transport.execute(body, 1)
    if (!('body' in answered)) {
      // Both refuse it.
      if (answerIn(response) === null) continue
      found.push({ probe, action: 'the whole request', excel: response, ours: answered.failure })
      continue
    }
    const excel = answerIn(response)
    if (excel === null) {
      found.push({ probe, action: 'the whole request', excel: response, ours: 'an answer' })
      continue
    }
    const ours = JSON.parse(answered.body) as Answer
    if (excel.Error?.Code !== ours.Error?.Code)
      found.push({ probe, action: 'error', excel: excel.Error?.Code ?? null, ours: ours.Error?.Code ?? null })
    for (const { ActionId, Value } of excel.Results) {
      const own = ours.Results.find((result) => result.ActionId === ActionId)?.Value
      if (isDeepStrictEqual(plain(Value), plain(own))) continue
      const action = batch.Actions.find(({ Id }) => Id === ActionId)
      found.push({ probe, action: `${action?.ActionType} ${action?.Name}`, excel: Value, ours: own ?? null })
    }
  }
  return found
}

function requestIn(request: string): { readonly body: string; readonly batch: Batch } {
  const parsed: unknown = JSON.parse(request)
  const text = Array.isArray(parsed) ? String(parsed[4]) : request
  return { body: text, batch: JSON.parse(text) as Batch }
}
