// The central directory of a zip, checked before anything is inflated.
import type { Limits } from './limits.ts'
import { refuse } from './refusal.ts'
import { refuseForeign } from './signature.ts'
import { type EndRecord, endRecord, widen } from './zip-end.ts'

export type Entry = {
  readonly name: string
  readonly stored: boolean
  /** Inflated size as the directory declares it; held to while inflating. */
  readonly size: number
  readonly checksum: number
  readonly packed: Buffer
}

/** Parts by lower-case name: OPC part names are the same in any case. */
export type Package = ReadonlyMap<string, Entry>

const centralHeader = 0x02014b50
const localHeader = 0x04034b50

const unsafe = (name: string): boolean => {
  if (name === '' || name.startsWith('/') || /^[a-z]:/i.test(name)) return true
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i)
    if (c < 32 || c === 92 || c === 0xfffd) return true
  }
  return name.split('/').includes('..')
}

/** What the directory says of one entry; `next` is where the following record starts. */
function centralRecord(file: Buffer, at: number, end: number) {
  if (at + 46 > end || file.readUInt32LE(at) !== centralHeader) refuse('bad-directory')
  const nameLength = file.readUInt16LE(at + 28)
  const extraLength = file.readUInt16LE(at + 30)
  const next = at + 46 + nameLength + extraLength + file.readUInt16LE(at + 32)
  if (next > end) refuse('bad-directory')
  const nameBytes = file.subarray(at + 46, at + 46 + nameLength)
  const extra = file.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
  const sizes = widen(
    {
      size: file.readUInt32LE(at + 24),
      packed: file.readUInt32LE(at + 20),
      offset: file.readUInt32LE(at + 42),
    },
    extra,
  )
  return {
    nameBytes,
    name: nameBytes.toString('utf8'),
    flags: file.readUInt16LE(at + 8),
    method: file.readUInt16LE(at + 10),
    checksum: file.readUInt32LE(at + 16),
    ...sizes,
    next,
  }
}

type Central = ReturnType<typeof centralRecord>

/** Where the packed bytes of an entry start; its local header must agree with the directory. */
function dataStart(file: Buffer, entry: Central, end: number): number {
  const at = entry.offset
  if (at + 30 > end || file.readUInt32LE(at) !== localHeader) refuse('bad-directory', entry.name)
  const nameEnd = at + 30 + file.readUInt16LE(at + 26)
  const start = nameEnd + file.readUInt16LE(at + 28)
  if (start + entry.packed > end) refuse('bad-directory', entry.name)
  if (!file.subarray(at + 30, nameEnd).equals(entry.nameBytes) || file.readUInt16LE(at + 8) !== entry.method)
    refuse('bad-directory', entry.name)
  return start
}

function checkEntry(entry: Central, limits: Limits): void {
  if ((entry.flags & 0x41) !== 0) refuse('encrypted-entry', entry.name)
  if (entry.method !== 0 && entry.method !== 8) refuse('bad-method', entry.name)
  if (unsafe(entry.name)) refuse('bad-name', entry.name)
  if (entry.method === 0 && entry.size !== entry.packed) refuse('size-lies', entry.name)
  if (entry.size > limits.part) refuse('part-too-big', entry.name)
  if (entry.size > limits.ratioFloor && entry.size > entry.packed * limits.ratio) refuse('zip-bomb', entry.name)
}

function refuseOverlap(spans: (readonly [number, number])[]): void {
  spans.sort((a, b) => a[0] - b[0])
  let end = 0
  for (const [from, to] of spans) {
    if (from < end) refuse('overlapping')
    end = to
  }
}

/**
 * The parts of a workbook file, none of them inflated yet. Refuses what is no zip, what the directory shows to be too much
 * (entries, sizes, ratio), and what different readers would read differently (doubled, overlapping, mislabelled entries).
 */
export function openPackage(file: Buffer, limits: Limits): Package {
  if (file.length > limits.file) refuse('file-too-big')
  refuseForeign(file)
  const { count, start, end }: EndRecord = endRecord(file)
  if (count > limits.entries) refuse('too-many-entries')
  const parts = new Map<string, Entry>()
  const spans: (readonly [number, number])[] = []
  let inflated = 0
  let at = start
  for (let i = 0; i < count; i++) {
    const entry = centralRecord(file, at, end)
    at = entry.next
    checkEntry(entry, limits)
    const key = entry.name.toLowerCase()
    if (parts.has(key)) refuse('duplicate-entry', entry.name)
    inflated += entry.size
    if (inflated > limits.inflated) refuse('too-big-inflated', entry.name)
    const from = dataStart(file, entry, start)
    spans.push([entry.offset, from + entry.packed])
    const { name, size, checksum } = entry
    parts.set(key, {
      name,
      size,
      checksum,
      stored: entry.method === 0,
      packed: file.subarray(from, from + entry.packed),
    })
  }
  refuseOverlap(spans)
  return parts
}
