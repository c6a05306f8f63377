// Workbook parts are UTF-8. Anything else would be read as wrong characters, so it is refused instead.
import { isUtf8 } from 'node:buffer'
import { refuse } from './refusal.ts'

/** Refuses UTF-16 and a declared encoding other than UTF-8 or ASCII; gives the offset behind a byte order mark. */
export function startOfXml(head: Buffer, part: string): number {
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0xff && head[1] === 0xfe)) refuse('encoding', part)
  if (head[0] === 0 || head[1] === 0) refuse('encoding', part)
  const from = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  const declared = /^\s{0,16}<\?xml[^>]{0,150}?\sencoding\s{0,8}=\s{0,8}["']([^"']{0,40})["']/.exec(
    head.toString('latin1', from, from + 250),
  )
  if (declared !== null && !/^(utf-?8|us-ascii|ascii)$/i.test(declared[1]!)) refuse('encoding', part)
  return from
}

export function refuseUnlessUtf8(bytes: Buffer, part: string): void {
  if (!isUtf8(bytes)) refuse('encoding', part)
}
