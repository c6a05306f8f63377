// The end record of a zip and its 64-bit form, which some Java and Go writers use for files of any size.
import { refuse } from './refusal.ts'

/** `count` records stand from `start` to `end`. */
export type EndRecord = { readonly count: number; readonly start: number; readonly end: number }

const endSignature = 0x06054b50
const wideLocator = 0x07064b50
const wideEnd = 0x06064b50

const wide = (bytes: Buffer, at: number): number => {
  const value = bytes.readBigUInt64LE(at)
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? refuse('zip64') : Number(value)
}

function find(file: Buffer): number {
  const last = file.length - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (file.readUInt32LE(at) === endSignature && at + 22 + file.readUInt16LE(at + 20) <= file.length) return at
  return refuse('truncated')
}

export function endRecord(file: Buffer): EndRecord {
  const at = find(file)
  let count = file.readUInt16LE(at + 10)
  let size = file.readUInt32LE(at + 12)
  let start = file.readUInt32LE(at + 16)
  let end = at
  if (count === 0xffff || start === 0xffffffff || size === 0xffffffff) {
    const locator = at - 20
    if (locator < 0 || file.readUInt32LE(locator) !== wideLocator) refuse('zip64')
    end = wide(file, locator + 8)
    if (end + 56 > locator || file.readUInt32LE(end) !== wideEnd) refuse('zip64')
    count = wide(file, end + 32)
    size = wide(file, end + 40)
    start = wide(file, end + 48)
  }
  if (start + size > end) refuse('bad-directory')
  return { count, start, end: start + size }
}

type Sizes = { readonly size: number; readonly packed: number; readonly offset: number }

/** Fields that do not fit in 32 bits stand in the extra field 1, in this order, only those that are marked. */
export function widen(sizes: Sizes, extra: Buffer): Sizes {
  const marked = (['size', 'packed', 'offset'] as const).filter((field) => sizes[field] === 0xffffffff)
  if (marked.length === 0) return sizes
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2)
    const body = extra.subarray(at + 4, at + 4 + length)
    if (extra.readUInt16LE(at) === 1) {
      if (body.length < marked.length * 8) refuse('zip64')
      const widened = Object.fromEntries(marked.map((field, i) => [field, wide(body, i * 8)]))
      return { ...sizes, ...widened }
    }
    at += 4 + length
  }
  return refuse('zip64')
}
