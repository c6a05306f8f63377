// The state as a workbook carries it: squeezed where the browser can, and in letters that XML takes as they are.

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

export async function squeezed(text: string): Promise<string> {
  const bytes = await gzipped(text)
  return bytes ? marks.squeezed + toBase64(bytes) : marks.plain + toBase64(new TextEncoder().encode(text))
}

/** Null when it is damaged, or squeezed and this browser cannot. */
export async function unsqueezed(kept: string): Promise<string | null> {
  try {
    const bytes = fromBase64(kept.slice(2))
    if (kept.startsWith(marks.plain)) return new TextDecoder().decode(bytes)
    if (!kept.startsWith(marks.squeezed) || typeof DecompressionStream === 'undefined') return null
    return new TextDecoder().decode(await through(bytes, new DecompressionStream('gzip')))
  } catch {
    return null
  }
}
