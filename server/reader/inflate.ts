// Packed bytes to XML, never more than the directory declared.
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { refuse } from './refusal.ts'
import type { Entry } from './zip.ts'

const chunkSize = 1 << 18

/** A zlib error is the file's fault; whatever else is thrown is not ours to explain. */
function refuseZlib(error: unknown, entry: Entry): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ERR_BUFFER_TOO_LARGE') refuse('size-lies', entry.name)
  if (code.startsWith('Z_')) refuse('bad-deflate', entry.name)
  throw error
}

const settle = (entry: Entry, size: number, checksum: number): void => {
  if (size !== entry.size) refuse('size-lies', entry.name)
  if (checksum !== entry.checksum) refuse('bad-checksum', entry.name)
}

/** A whole part at once, for parts that are small or needed as a whole. */
export function inflateWhole(entry: Entry): Buffer {
  let bytes = entry.packed
  if (!entry.stored)
    try {
      bytes = inflateRawSync(entry.packed, {
        maxOutputLength: Math.max(1, entry.size),
        chunkSize: pieceFor(entry.size),
      })
    } catch (error) {
      refuseZlib(error, entry)
    }
  settle(entry, bytes.length, crc32(bytes))
  return bytes
}

/** One allocation where that is small, so that nothing has to be joined afterwards. */
const pieceFor = (size: number): number => Math.min(Math.max(size + 1, 1024), 1 << 22)

/**
 * What the first `packedBytes` of a part inflate to, at most `most` bytes; refused as `row-too-big` beyond that.
 * The cut may fall anywhere, in the middle of a character too.
 */
export function inflateStart(entry: Entry, packedBytes: number, most: number): Buffer {
  if (entry.stored) return entry.packed.subarray(0, Math.min(packedBytes, most))
  const head = entry.packed.subarray(0, packedBytes)
  try {
    return inflateRawSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most, chunkSize })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      refuse(entry.size > most ? 'row-too-big' : 'size-lies', entry.name)
    return refuseZlib(error, entry)
  }
}

/** A part piece by piece; refuses as soon as it is longer than declared, and at the end when it is shorter or damaged. */
export async function* inflatePieces(entry: Entry): AsyncGenerator<Buffer, void, void> {
  let size = 0
  let checksum = 0
  if (entry.stored) {
    settle(entry, entry.packed.length, crc32(entry.packed))
    for (let at = 0; at < entry.packed.length; at += chunkSize) yield entry.packed.subarray(at, at + chunkSize)
    return
  }
  const stream = createInflateRaw({ chunkSize })
  stream.end(entry.packed)
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > entry.size) refuse('size-lies', entry.name)
      checksum = crc32(piece, checksum)
      yield piece
    }
  } catch (error) {
    refuseZlib(error, entry)
  }
  settle(entry, size, checksum)
}
