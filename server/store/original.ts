// The file as it came, byte for byte. It holds the accession numbers that design and rubric (4.10) forbid us to store, yet
// the proof that a receipt gives is worth nothing without it. So it is sealed: whoever gets the database, a copy of it or a
// disk it was on, but not the key file, gets noise. Its name is sealed with it, because people name files after people.
import { asc, eq } from 'drizzle-orm'
import { sha256 } from '../sha256.ts'
import type { Database } from './database.ts'
import type { Keys } from './keys.ts'
import { filings, originals } from './schema.ts'
import { type Whose, walled } from './walled.ts'

export type Original = { readonly fileName: string; readonly bytes: Uint8Array }

type Kept = { readonly site: string; readonly filing: string } & Original

const lengthBytes = 2

export function sealOriginal(keys: Keys, { site, filing, fileName, bytes }: Kept): Uint8Array {
  const name = Buffer.from(fileName).subarray(0, 1000)
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt16BE(name.length)
  return keys.seal(site, filing, [length, name, bytes])
}

/**
 * The file of a filing; null when there is no such filing of the site.
 * @throws Error when it is not what was filed
 */
export async function openOriginal(
  { db, keys }: Database & { readonly keys: Keys },
  whose: Whose,
  filing: string,
): Promise<Original | null> {
  const [known] = await db
    .select({ site: filings.site, sha256: filings.sha256 })
    .from(filings)
    .where(walled(filings, whose, eq(filings.id, filing)))
  if (!known) return null
  const parts = await db
    .select({ bytes: originals.bytes })
    .from(originals)
    .where(walled(originals, whose, eq(originals.filing, filing)))
    .orderBy(asc(originals.part))
  const plain = keys.open(known.site, filing, Buffer.concat(parts.map(({ bytes }) => bytes)))
  const from = lengthBytes + Buffer.from(plain).readUInt16BE(0)
  const bytes = plain.subarray(from)
  if (sha256(bytes) !== known.sha256) throw new Error(`the original of filing ${filing} is not what was filed`)
  return { fileName: Buffer.from(plain.subarray(lengthBytes, from)).toString(), bytes }
}
