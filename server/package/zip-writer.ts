// Writes packages. The same parts give the same bytes: no clock, no host, the order that it is told.
import { promisify } from 'node:util'
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib'
import type { Entry } from '../reader/zip.ts'

const deflated = promisify(deflateRaw)
const utf8Names = 0x0800
/** 1 January 1980, the first day that a zip knows. */
const firstDay = 0x0021

const entryOf = (name: string, bytes: Uint8Array, packed: Buffer): Entry => ({
  name,
  stored: false,
  size: bytes.length,
  checksum: crc32(bytes),
  packed,
})

/** A part ready to be written, at zlib's own level 6: level 3 takes a third of the time and makes score sheets 17 % larger. */
export const packPart = (name: string, bytes: Uint8Array): Entry => entryOf(name, bytes, deflateRawSync(bytes))

/** The same, packed beside the event loop. */
export const packAside = async (name: string, bytes: Uint8Array): Promise<Entry> =>
  entryOf(name, bytes, await deflated(bytes))

function header(entry: Entry, name: Buffer, central: boolean, offset: number): Buffer {
  const at = central ? 2 : 0
  const bytes = Buffer.alloc(central ? 46 : 30)
  bytes.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0)
  if (central) bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(20, 4 + at)
  bytes.writeUInt16LE(name.length === entry.name.length ? 0 : utf8Names, 6 + at)
  bytes.writeUInt16LE(entry.stored ? 0 : 8, 8 + at)
  bytes.writeUInt16LE(firstDay, 12 + at)
  bytes.writeUInt32LE(entry.checksum, 14 + at)
  bytes.writeUInt32LE(entry.packed.length, 18 + at)
  bytes.writeUInt32LE(entry.size, 22 + at)
  bytes.writeUInt16LE(name.length, 26 + at)
  if (central) bytes.writeUInt32LE(offset, 42)
  return bytes
}

/** The package of these parts, in this order. Packed bytes are copied as they are. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const local = header(entry, name, false, 0)
    files.push(local, name, entry.packed)
    directory.push(header(entry, name, true, offset), name)
    offset += local.length + name.length + entry.packed.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  if (offset + size > 0xffffffff || entries.length > 0xffff) throw new RangeError('too large for a plain zip')
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, ...directory, end])
}
