// What the pane keeps in the workbook's package beyond a setting's size: custom XML parts of ours, in pieces. There are two places,
// written in turns: the new text stands whole in one before the other is emptied, so that one of them is always whole.
import { done, failed, type Outcome } from '../host/outcome.ts'
import { trouble } from '../host/trouble.ts'
import type { Context } from './office.ts'
import type { Run } from './run.ts'

const piece = 900_000
/** Excel takes 5 MB in one batch. */
const mostPieces = 4
const places = [0, 1] as const
type Place = (typeof places)[number]

const namespaceOf = (place: Place, n: number): string => `urn:imaging-qc:kept:${place}:${n}`
const partOf = (place: Place, n: number, turn: number, of: number, text: string): string =>
  `<kept xmlns="${namespaceOf(place, n)}" turn="${turn}" of="${of}">${text}</kept>`
const emptyPart = (place: Place, n: number): string => `<kept xmlns="${namespaceOf(place, n)}"/>`

type Piece = { readonly id: string; readonly turn: number; readonly of: number; readonly text: string }

/** Parts by place and number, as they were read or written last; null: not looked at yet. */
type Known = { turn: number; place: Place; readonly ids: Map<string, string> }

const key = (place: Place, n: number): string => `${place}:${n}`

function pieceIn(id: string, xml: string): Piece {
  const found = /\sturn="(\d+)"\sof="(\d+)">([^<]*)<\/kept>/.exec(xml)
  return { id, turn: Number(found?.[1] ?? 0), of: Number(found?.[2] ?? 0), text: found?.[3] ?? '' }
}

/** 1 sync. */
async function look(context: Context): Promise<{ readonly known: Known; readonly text: string | null }> {
  const { customXmlParts } = context.workbook
  const asked = places.flatMap((place) =>
    Array.from({ length: mostPieces }, (_, n) => {
      const part = customXmlParts.getByNamespace(namespaceOf(place, n)).getOnlyItemOrNullObject()
      part.load('id')
      return { place, n, part, xml: part.getXml() }
    }),
  )
  await context.sync()
  const ids = new Map<string, string>()
  const pieces = new Map<string, Piece>()
  for (const { place, n, part, xml } of asked) {
    if (part.isNullObject) continue
    ids.set(key(place, n), part.id)
    pieces.set(key(place, n), pieceIn(part.id, xml.value))
  }
  let best: { readonly place: Place; readonly turn: number; readonly text: string } | null = null
  for (const place of places) {
    const first = pieces.get(key(place, 0))
    if (!first || first.turn === 0 || (best && best.turn > first.turn)) continue
    const all = Array.from({ length: first.of }, (_, n) => pieces.get(key(place, n)))
    if (all.every((each) => each?.turn === first.turn && each.of === first.of))
      best = { place, turn: first.turn, text: all.map((each) => each!.text).join('') }
  }
  return { known: { turn: best?.turn ?? 0, place: best?.place ?? 1, ids }, text: best?.text ?? null }
}

/** 1 sync, with what is known of the parts. */
async function put(context: Context, { turn, place, ids }: Known, text: string): Promise<Known> {
  const { customXmlParts } = context.workbook
  const next: Place = place === 0 ? 1 : 0
  const of = Math.max(1, Math.ceil(text.length / piece))
  const added: { readonly at: string; readonly part: Excel.CustomXmlPart }[] = []
  for (let n = 0; n < of; n++) {
    const xml = partOf(next, n, turn + 1, of, text.slice(n * piece, (n + 1) * piece))
    const id = ids.get(key(next, n))
    if (id !== undefined) customXmlParts.getItem(id).setXml(xml)
    else {
      const part = customXmlParts.add(xml)
      part.load('id')
      added.push({ at: key(next, n), part })
    }
  }
  for (let n = 0; n < mostPieces; n++) {
    const id = ids.get(key(place, n))
    if (id !== undefined) customXmlParts.getItem(id).setXml(emptyPart(place, n))
  }
  await context.sync()
  return { turn: turn + 1, place: next, ids: new Map([...ids, ...added.map(({ at, part }) => [at, part.id] as const)]) }
}

export type KeptParts = {
  readonly read: () => Promise<Outcome<string | null>>
  readonly write: (text: string) => Promise<Outcome<void>>
}

/** `text` is of letters that XML takes as they are. */
export function createKeptParts(run: Run): KeptParts {
  let known: Known | null = null
  const read = () =>
    run<string | null>(async (context) => {
      const looked = await look(context)
      known = looked.known
      return done(looked.text)
    })
  const write = (text: string) =>
    run<void>(
      async (context) => {
        known = await put(context, known ?? (await look(context)).known, text)
        return done(undefined)
      },
      { command: true },
    )
  return {
    read,
    write: async (text) => {
      if (text.length > piece * mostPieces) return failed(trouble('too-much-at-once'))
      const outcome = await write(text)
      if (outcome.done || outcome.trouble.code !== 'sheet-gone') return outcome
      // Somebody took a part out.
      known = null
      return write(text)
    },
  }
}
