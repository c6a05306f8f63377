// Tokens of accession numbers, by the browser's own cryptography: the same as the centre makes of a filing.

/** Null: the page is not in a secure context, where browsers have no cryptography. */
export type Subtle = Pick<SubtleCrypto, 'importKey' | 'sign'> | null

const digits = 16

const bytesIn = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: hex.length / 2 }, (_, n) => Number.parseInt(hex.slice(2 * n, 2 * n + 2), 16))

/** HMAC-SHA256 under the site's key, the first 16 hex digits. What was made once is known again; all of it is in memory only. */
export async function createTokens(
  subtle: NonNullable<Subtle>,
  keyHex: string,
): Promise<(text: string) => Promise<string>> {
  const key = await subtle.importKey('raw', bytesIn(keyHex), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const known = new Map<string, string>()
  return async (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const signed = new Uint8Array(await subtle.sign('HMAC', key, new TextEncoder().encode(text)))
    const hex = Array.from(signed, (byte) => byte.toString(16).padStart(2, '0')).join('')
    const token = hex.slice(0, digits)
    known.set(text, token)
    return token
  }
}
