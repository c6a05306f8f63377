// A device that pushes as fast as it can, and asks again about what it did not hear of.
import { acceptedMarks } from '../../core/sync/accepted.ts'
import type { Change, Push, PushAnswer } from '../../core/sync/protocol.ts'
import type { Random } from './random.ts'

export type Acknowledged = { readonly push: Push; readonly answer: PushAnswer }

export type Writer = {
  readonly site: string
  readonly acknowledged: readonly Acknowledged[]
  /** Pushes until the line is cut, or until it may rest. */
  readonly write: (address: string) => Promise<void>
  /** The push that is being answered is the last one. */
  readonly rest: () => void
  /** Resolves at the next answer, or when the line is cut. */
  readonly heard: () => Promise<void>
  /** What is still open is answered. */
  readonly settle: (address: string) => Promise<void>
  /** Id of the push of which nobody knows what became. */
  readonly open: () => string | null
}

type Wish = {
  readonly site: string
  readonly token: string
  readonly epoch: string
  readonly name: string
  readonly rubric: string
  readonly random: Random
}

export function createWriter({ site, token, epoch, name, rubric, random }: Wish): Writer {
  const acknowledged: Acknowledged[] = []
  const marks = new Map<string, number>()
  let made = 0
  let open: Push | null = null
  let resting = false
  let listeners: (() => void)[] = []
  const tell = () => {
    for (const listener of listeners) listener()
    listeners = []
  }

  const change = (record: string): Change => ({
    ...{ kind: 'set', record, rubric, base: { remarks: marks.get(record) ?? 0 } },
    set: { remarks: `${name} ${++made}`, ...(marks.has(record) ? {} : { batch_no: 'B1' }) },
  })
  /** New rows and old ones of its own; nobody else writes there. */
  const next = (): Push => {
    const records = new Set(Array.from({ length: 1 + random.below(5) }, () => `${name} row ${random.below(400)}`))
    return {
      ...{ protocol: 1, push: crypto.randomUUID(), epoch, lineage: { workbook: name, copy: name } },
      changes: [...records].map(change),
    }
  }

  async function ask(address: string, push: Push): Promise<void> {
    const response = await fetch(`${address}/api/sync/push`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-qc-protocol': '1' },
      body: JSON.stringify(push),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`refused: ${response.status} ${text}`)
    const answer = JSON.parse(text) as PushAnswer
    acknowledged.push({ push, answer })
    const told = push.changes.map((each, n) => acceptedMarks(each, answer.results[n]!.accepted))
    push.changes.forEach(({ record }, n) => void marks.set(record, told[n]!.remarks!))
    open = null
    tell()
  }

  const one = (address: string) => {
    open ??= next()
    return ask(address, open)
  }

  return {
    site,
    acknowledged,
    write: async (address) => {
      resting = false
      try {
        while (!resting) await one(address)
      } catch (error) {
        // Only a cut line ends it: what the server says no to is a fault.
        if (error instanceof Error && error.message.startsWith('refused')) throw error
      } finally {
        tell()
      }
    },
    rest: () => {
      resting = true
    },
    heard: () => new Promise((resolve) => void listeners.push(resolve)),
    settle: async (address) => {
      if (open) await one(address)
    },
    open: () => open?.push ?? null,
  }
}
