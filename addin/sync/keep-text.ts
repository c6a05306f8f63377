// The state as a workbook carries it: squeezed where the browser can, and in letters that XML takes as they are. Piece by piece, so
// that what did not change is not squeezed again, and the whole of it never stands there plain.
import type { Piece } from './ports.ts'

/** Squeezed, or plain. */
const marks = { squeezed: 'z:', plain: 't:' } as const

const step = 0x8000

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let n = 0; n < bytes.length; n += step) text += String.fromCharCode(...bytes.subarray(n, n + step))
  return btoa(text)
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
  const letters = atob(text)
  const bytes = new Uint8Array(letters.length)
  for (let n = 0; n < letters.length; n++) bytes[n] = letters.charCodeAt(n)
  return bytes
}

const through = async (bytes: Uint8Array<ArrayBuffer>, way: GenericTransformStream): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(way as ReadableWritablePair)).arrayBuffer())

/** Null where the browser cannot. */
export const gzipped = async (text: string): Promise<Uint8Array<ArrayBuffer> | null> =>
  typeof CompressionStream === 'undefined'
    ? null
    : through(new TextEncoder().encode(text), new CompressionStream('gzip'))

async function squeezedPiece(text: string): Promise<string> {
  const bytes = await gzipped(text)
  return bytes ? marks.squeezed + toBase64(bytes) : marks.plain + toBase64(new TextEncoder().encode(text))
}

/** Between pieces; not a letter of base64. */
const gap = ' '

export function createSqueezer(): (pieces: readonly Piece[]) => Promise<string> {
  const known = new WeakMap<Piece, string>()
  return async (pieces) => {
    const all: string[] = []
    for (const piece of pieces) {
      const text = known.get(piece) ?? (await squeezedPiece(piece.text()))
      known.set(piece, text)
      all.push(text)
    }
    return all.join(gap)
  }
}

async function unsqueezedPiece(kept: string): Promise<string> {
  const bytes = fromBase64(kept.slice(2))
  if (kept.startsWith(marks.plain)) return new TextDecoder().decode(bytes)
  if (!kept.startsWith(marks.squeezed)) throw new Error('not squeezed here')
  return new TextDecoder().decode(await through(bytes, new DecompressionStream('gzip')))
}

/** What the pieces said. Null when one is damaged, or squeezed and this browser cannot. */
export async function unsqueezed(kept: string): Promise<readonly string[] | null> {
  try {
    const all: string[] = []
    for (const piece of kept.split(gap)) all.push(await unsqueezedPiece(piece))
    return all
  } catch {
    return null
  }
}
