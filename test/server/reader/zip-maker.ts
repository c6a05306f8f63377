// Zip files byte by byte, honest or not: every field that a reader might trust can be made to lie.
import { crc32, deflateRawSync } from 'node:zlib'

export type MadeEntry = {
  readonly name: string | Buffer
  readonly data: string | Uint8Array
  readonly stored?: boolean
  /** What the directory says instead of the truth. */
  readonly size?: number
  readonly checksum?: number
  readonly method?: number
  readonly flags?: number
  readonly offset?: number
  /** The bytes of the entry as they stand in the file, instead of packing `data`. */
  readonly packed?: Uint8Array
  /** Sizes behind the data and zeros in the local header, as streaming writers do it. */
  readonly described?: boolean
  /** The local header says another name. */
  readonly localName?: string
  readonly wide?: boolean
}

export type ZipOptions = {
  readonly wideEnd?: boolean
  readonly comment?: string
  /** Number of entries in the end record. */
  readonly count?: number
  readonly before?: Uint8Array
}

const record = (size: number, fields: readonly (readonly [at: number, bytes: 2 | 4 | 8, value: number])[]): Buffer => {
  const made = Buffer.alloc(size)
  for (const [at, bytes, value] of fields)
    if (bytes === 8) made.writeBigUInt64LE(BigInt(value), at)
    else made.writeUIntLE(value, at, bytes)
  return made
}

const most = 0xffffffff

function packedEntry(entry: MadeEntry) {
  const data = typeof entry.data === 'string' ? Buffer.from(entry.data) : entry.data
  const packed = entry.packed ?? (entry.stored ? data : deflateRawSync(data))
  return {
    entry,
    name: typeof entry.name === 'string' ? Buffer.from(entry.name) : entry.name,
    packed,
    size: entry.size ?? data.length,
    checksum: entry.checksum ?? crc32(data),
    method: entry.method ?? (entry.stored ? 0 : 8),
    flags: (entry.flags ?? 0) | (entry.described ? 8 : 0),
  }
}

function localHeader({ entry, name, packed, size, checksum, method, flags }: ReturnType<typeof packedEntry>): Buffer {
  const shown = entry.localName === undefined ? name : Buffer.from(entry.localName)
  const known = entry.described ? 0 : 1
  return Buffer.concat([
    record(30, [
      [0, 4, 0x04034b50],
      [4, 2, 20],
      [6, 2, flags],
      [8, 2, method],
      [14, 4, checksum * known],
      [18, 4, packed.length * known],
      [22, 4, size * known],
      [26, 2, shown.length],
    ]),
    shown,
  ])
}

const descriptor = ({ entry, packed, size, checksum }: ReturnType<typeof packedEntry>): Buffer =>
  entry.described
    ? record(16, [
        [0, 4, 0x08074b50],
        [4, 4, checksum],
        [8, 4, packed.length],
        [12, 4, size],
      ])
    : Buffer.alloc(0)

function centralRecord(
  { entry, name, packed, size, checksum, method, flags }: ReturnType<typeof packedEntry>,
  at: number,
) {
  const extra = entry.wide
    ? record(28, [
        [0, 2, 1],
        [2, 2, 24],
        [4, 8, size],
        [12, 8, packed.length],
        [20, 8, at],
      ])
    : Buffer.alloc(0)
  return Buffer.concat([
    record(46, [
      [0, 4, 0x02014b50],
      [4, 2, 20],
      [6, 2, 20],
      [8, 2, flags],
      [10, 2, method],
      [16, 4, checksum],
      [20, 4, entry.wide ? most : packed.length],
      [24, 4, entry.wide ? most : size],
      [28, 2, name.length],
      [30, 2, extra.length],
      [42, 4, entry.wide ? most : (entry.offset ?? at)],
    ]),
    name,
    extra,
  ])
}

export function zipOf(
  entries: readonly MadeEntry[],
  { wideEnd, comment = '', count, before }: ZipOptions = {},
): Buffer {
  const pieces: Uint8Array[] = before ? [before] : []
  const directory: Buffer[] = []
  let at = before?.length ?? 0
  for (const made of entries.map(packedEntry)) {
    const header = localHeader(made)
    const tail = descriptor(made)
    directory.push(centralRecord(made, at))
    pieces.push(header, made.packed, tail)
    at += header.length + made.packed.length + tail.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const entriesInside = count ?? entries.length
  pieces.push(...directory)
  if (wideEnd)
    pieces.push(
      record(56, [
        [0, 4, 0x06064b50],
        [4, 8, 44],
        [24, 8, entriesInside],
        [32, 8, entriesInside],
        [40, 8, size],
        [48, 8, at],
      ]),
      record(20, [
        [0, 4, 0x07064b50],
        [8, 8, at + size],
        [16, 4, 1],
      ]),
    )
  pieces.push(
    record(22, [
      [0, 4, 0x06054b50],
      [8, 2, wideEnd ? 0xffff : entriesInside & 0xffff],
      [10, 2, wideEnd ? 0xffff : entriesInside & 0xffff],
      [12, 4, wideEnd ? most : size],
      [16, 4, wideEnd ? most : at],
      [20, 2, comment.length],
    ]),
    Buffer.from(comment, 'latin1'),
  )
  return Buffer.concat(pieces)
}
