// Do the sheets and the centre hold the same, field by field?
import assert from 'node:assert/strict'
import { type Centre, heldIn } from './centre.ts'
import { eventually, type Reader, sheetOf } from './reader.ts'

async function agree(centre: Centre, readers: readonly Reader[], token: string, rows: readonly number[]) {
  const { tokenKey } = await centre.hello(token)
  const held = heldIn(await centre.rows(token))
  assert.equal(held.size, rows.length)
  for (const reader of readers) {
    const sheet = sheetOf(reader, tokenKey, rows)
    assert.deepEqual([...sheet.keys()].sort(), [...held.keys()].sort())
    for (const [record, fields] of sheet)
      for (const [field, value] of Object.entries(fields))
        assert.equal(value, held.get(record)![field] ?? null, `${record} ${field}`)
  }
  return held
}

/** Resolves with what holds when it holds everywhere, and `also` holds of it. */
export async function agreed(
  centre: Centre,
  readers: readonly Reader[],
  token: string,
  rows: readonly number[],
  also: (held: Awaited<ReturnType<typeof agree>>) => void,
): Promise<void> {
  await eventually(readers[0]!, async () => also(await agree(centre, readers, token, rows)))
  await Promise.all(readers.map((reader) => reader.badge('synced')))
}
