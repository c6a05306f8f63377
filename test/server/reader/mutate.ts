// Damage done to bytes at random, with the bits of syntax that readers stumble over.
import type { Random } from './seeded.ts'

const snippets = [
  '<',
  '>',
  '"',
  "'",
  '/',
  '&',
  ';',
  '=',
  ' ',
  '\0',
  '\u{feff}',
  '/>',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '<!DOCTYPE',
  '<row>',
  '<row r="1">',
  '</row>',
  '<row/>',
  '<c>',
  '<c r="A1" t="s">',
  '</c>',
  '<v>',
  '</v>',
  '<v/>',
  '<f>',
  '</f>',
  '<is>',
  '</is>',
  '<t>',
  '</t>',
  '<rPh>',
  '</si>',
  '<si>',
  '</sst>',
  '<sheetData>',
  '</sheetData>',
  '</worksheet>',
  '<x:c>',
  '&#x41;',
  '&#0;',
  '&amp;',
  '&lol;',
  '_x000D_',
  '_xFFFF_',
  't="inlineStr"',
  't="e"',
  't="d"',
  's="9999999999"',
  'r="XFD1048576"',
  'r="__proto__"',
  '-1',
  '1e999',
  '99999999999999999999',
  '0.1',
  'NaN',
  '../',
  'xml:space',
  'constructor',
  '甲',
  '😀',
] as const

const splice = (bytes: Buffer, from: number, to: number, put: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)])

export function mutated(bytes: Buffer, random: Random): Buffer {
  let made = bytes
  for (let left = 1 + random.below(4); left > 0; left--) {
    const at = random.below(made.length + 1)
    const end = Math.min(made.length, at + 1 + random.below(random.of([2, 12, 60])))
    const kind = random.below(6)
    if (kind === 0) made = splice(made, at, end, Buffer.of(random.below(256)))
    else if (kind === 1) made = splice(made, at, end, Buffer.alloc(0))
    else if (kind === 2) made = splice(made, at, at, made.subarray(at, end))
    else if (kind === 3) made = splice(made, at, at, Buffer.from(random.of(snippets)))
    else if (kind === 4) made = splice(made, at, end, Buffer.from(random.of(snippets)))
    else {
      const other = random.below(made.length + 1)
      made = splice(made, at, end, made.subarray(other, other + end - at))
    }
  }
  return made
}

/** Some bytes replaced, none added or taken away, so that what a directory says of places stays true. */
export function overwritten(bytes: Buffer, random: Random): Buffer {
  const made = Buffer.from(bytes)
  for (let left = 1 + random.below(2); left > 0; left--)
    made[random.below(made.length)] = random.of([0, 1, 255, random.below(256)])
  return made
}
