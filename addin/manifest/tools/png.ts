// Writes a PNG: 8-bit RGBA, one IDAT. (zlib.crc32 came only with node 20.15 and 22.2; we start at 20.19.)
import { crc32, deflateSync } from 'node:zlib'
import type { Pixels } from './paint.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export function png({ size, rgba }: Pixels): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const rows = Buffer.alloc(size * (size * 4 + 1))
  // Filter "up" (2): the next row is mostly the same, and zeros pack well.
  for (let y = 0; y < size; y++) {
    const start = y * (size * 4 + 1)
    rows[start] = 2
    for (let i = 0; i < size * 4; i++) {
      const above = y > 0 ? rgba[(y - 1) * size * 4 + i]! : 0
      rows[start + 1 + i] = rgba[y * size * 4 + i]! - above
    }
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  frame.set(body, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}
