// How names are read. A part of its own, loaded only for names that have no reading in the sheet.
import { pinyin } from 'pinyin-pro'
import type { Reading } from './person.ts'

/** Family names have readings of their own (单 shan, 仇 qiu); ü is v. Names in other scripts stay as they are. */
export function readName(name: string): Reading {
  const syllables = pinyin(name.normalize('NFKC'), {
    toneType: 'none',
    surname: 'head',
    v: true,
    type: 'array',
    nonZh: 'consecutive',
  })
    .flatMap((each) => each.toLowerCase().split(/[^\p{L}]+/u))
    .filter((each) => each !== '')
  return { pinyin: syllables.join(' '), initials: syllables.map((each) => each.charAt(0)).join('') }
}
