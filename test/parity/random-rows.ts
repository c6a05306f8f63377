// Rows of a score sheet as people might type them: right, wrong and half done.
import type { Item, Rubric } from '../../core/rubric.ts'
import { createRandom, type Random } from '../../server/sample/random.ts'
import type { FilledRow } from '../../templates/scores/book.ts'
import type { Cell } from '../../templates/sheet.ts'

/** Texts that no item takes; what the formulas make of them must be what the engine makes of them. */
const nonsense = [
  ...[
    'A,A',
    'A,A*2',
    'A*2,A*3',
    'AB',
    'E',
    'A*9',
    'A*0',
    'V,V',
    'V*2',
    '√,A',
    'A,√',
    '√√',
    'NA',
    'N',
    'NA:N1',
    'NA:N123',
  ],
  ...[
    'NA17B',
    'A,NA:N17',
    '*',
    '?',
    '~',
    'A*',
    '*A',
    'A?',
    '?,A',
    'A|B',
    'A.B',
    '-',
    '--',
    ',',
    ',A',
    'A,',
    'A,,B',
    '¤17',
  ],
  ...['#N/A', 'TRUE', '17', '00', '0,A', 'A, see remark below', '√ but see the remark', 'A,B and so on'],
  ...[
    'A,B,C,V,A,B,C,V',
    '扣分',
    '优',
    'A*1*2',
    'A**2',
    'N/A',
    'N/A:',
    'NN17',
    'NA::N17',
    ' ',
    '\u3000',
    '"',
    "'",
    '<A>',
  ],
]

const shuffled = <Value>(random: Random, values: readonly Value[]): Value[] =>
  values
    .map((value) => ({ value, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))

/** How people type √, a reason, letters. */
const metSpellings = ['√', '√', '√', '✓', '✔', '☑', '对', '对勾', 'OK', 'ok', ' √ ', '0', '√\n', '\u3000√']
const reasonSpellings: readonly ((reason: string) => string)[] = [
  (reason) => `NA:${reason}`,
  (reason) => `NA:${reason}`,
  (reason) => reason,
  (reason) => reason.toLowerCase(),
  (reason) => `na:${reason.toLowerCase()}`,
  (reason) => `NA${reason.slice(1)}`,
  (reason) => `N/A:${reason}`,
  (reason) => `NA-${reason}`,
  (reason) => `NA；${reason}`,
  (reason) => fullWidth(`NA:${reason}`),
  (reason) => ` NA : ${reason} `,
]
const letterSpellings: readonly ((letters: readonly string[]) => string)[] = [
  (letters) => letters.join(','),
  (letters) => letters.join(','),
  (letters) => letters.join(',').toLowerCase(),
  (letters) => letters.join('，'),
  (letters) => letters.join('、'),
  (letters) => letters.join('; '),
  (letters) => letters.join('+'),
  (letters) => letters.join('/'),
  (letters) => letters.join(' , '),
  (letters) => fullWidth(letters.join(',')),
  (letters) => letters.join(',').replaceAll('*', '×'),
  (letters) => letters.join(',').replaceAll('*', 'x'),
  (letters) => `\u00a0${letters.join(',')}\t`,
]

function letters(random: Random, item: Item): string {
  const taken = shuffled(random, [...item.deductions, ...(item.veto && random.chance(0.3) ? [item.veto] : [])])
  const most = item.selection === 'single' && random.chance(0.95) ? 1 : random.whole(1, taken.length)
  const texts = taken.slice(0, most).map((deduction) => {
    const count = 'maxCount' in deduction ? random.whole(1, deduction.maxCount + (random.chance(0.05) ? 1 : 0)) : 1
    return count > 1 || random.chance(0.05) ? `${deduction.letter}*${count}` : deduction.letter
  })
  return random.pick(letterSpellings)(texts)
}

function itemCell(random: Random, item: Item, rate: number): Cell {
  if (random.chance(rate)) return letters(random, item)
  const kind = random.next()
  if (kind < 0.05) return random.pick(reasonSpellings)(random.pick([...item.naReasons, 'N17', 'N99']))
  return kind < 0.055 ? 0 : random.pick(metSpellings)
}

/** Some rows are all √ but for a few; some lose much; some hold blanks, nonsense, or nothing that applies. */
function itemCells(random: Random, rubric: Rubric): FilledRow {
  const rate = random.pick([0.01, 0.03, 0.08, 0.3])
  const spoiled = random.chance(0.35) ? random.pick([0.005, 0.02, 0.2]) : 0
  const unavailable = random.chance(0.12) ? random.pick(rubric.links).id : null
  return Object.fromEntries(
    rubric.items.map((item): [string, Cell] => {
      if (random.chance(spoiled)) return [item.id, random.chance(0.5) ? null : random.pick(nonsense)]
      if (item.link === unavailable && random.chance(0.6)) return [item.id, 'NA:N17']
      return [item.id, itemCell(random, item, rate)]
    }),
  )
}

const scopes = ['ALL', 'ALL', 'ALL', 'ALL', null, 'REQ;IMG;FLM;R3D', 'RPT;REV', 'IMG', 'REV;RPT;IMG;REQ;FLM;R3D', 'XYZ']

export function* randomRows(rubric: Rubric, seed: string, count: number): Generator<FilledRow> {
  const random = createRandom(seed)
  const codes = (list: string) => rubric.codelists[list]!.map(({ code }) => code)
  for (let n = 1; n <= count; n++) {
    const text = (values: readonly (string | null)[]) => random.pick(values)
    yield {
      record_id: `random-${n}`,
      app_hospital_code: text([...codes('sites'), null, 'S99']),
      qc_scope: text(scopes),
      qc_role: 'P',
      case_seq: n,
      encounter_type: text([...codes('encounter_types'), null]),
      modality: text([...codes('modalities'), ...codes('modalities'), 'CT', 'CT', 'MR', null, 'PET']),
      recon_required: text(['Y', 'Y', 'N', null]),
      film_type: text([...codes('film_types'), null]),
      solo_signoff: text(['Y', 'N', 'N', 'N', 'N', null]),
      reviewer_id: text(['T001', null]),
      ...itemCells(random, rubric),
    }
  }
}
