// Conditional formats of 原始数据表: what is vetoed, not applicable, not scored yet, not understood, or still missing.
import { columnLetters } from '../../core/grid.ts'
import type { Rubric } from '../../core/rubric.ts'
import type { LookName } from '../looks.ts'
import type { Condition, DefinedName } from '../sheet.ts'
import type { Places } from './calculation.ts'
import { groupMark } from './entry-key.ts'
import { type EntryBlocks, slot } from './entry-sheet.ts'
import { neededColumns } from './totals.ts'

/** Conditional formats may not look into other sheets, but they may use names. */
const named = { tokens: 'entry_tokens', check: 'entry_check', known: 'entry_known' } as const

export const markNames = (blocks: EntryBlocks): readonly DefinedName[] =>
  Object.entries(named).map(([block, name]) => ({ name, refersTo: blocks[block as keyof typeof named].all }))

type Bounds = { readonly first: number; readonly last: number }

/** Items of a link that apply to the same modalities, side by side. */
function runsOf(rubric: Rubric) {
  const runs: { link: string; modalities: string; from: number; to: number }[] = []
  for (const { id, link, modalities } of rubric.items) {
    const last = runs.at(-1)
    const place = rubric.placeOf.get(id)!
    if (last?.link === link && last.modalities === modalities.join(';')) last.to = place
    else runs.push({ link, modalities: modalities.join(';'), from: place, to: place })
  }
  return runs
}

function itemMarks(rubric: Rubric, places: Places, { first, last }: Bounds): readonly Condition[] {
  // The columns must hold while the rows go on.
  const at = (template: string) => `$${template.replaceAll('#', String(first))}`
  const items = rubric.items.map(({ id }) => columnLetters(rubric.placeOf.get(id)!))
  const start = items[0]!
  const cell = `${start}${first}`
  const all = `${start}${first}:${items.at(-1)}${last}`
  const entry = `SUBSTITUTE(MID(${at(places.entries)},${slot}*(COLUMN(${cell})-COLUMN($${cell}))+1,${slot})," ","")`
  const sum = `SUMPRODUCT(ISNUMBER(FIND(${named.tokens},${entry}))*INDEX(${named.check},0,COLUMN(${cell})-COLUMN($${cell})+1))`
  const understood = `ABS(${sum}-LEN(${entry})-${groupMark / 2 - 1})=${groupMark / 2}`
  const marks: Condition[] = []
  for (const { link, modalities, from, to } of runsOf(rubric)) {
    const own = `${columnLetters(from)}${first}`
    const range = `${own}:${columnLetters(to)}${last}`
    const tally = at(places.step('tally', link))
    const modality = at(places.at('modality'))
    const foreign = `AND(${modality}<>"",ISERROR(FIND(";"&${modality}&";",";${modalities};")))`
    const everywhere = modalities.split(';').length === rubric.codelists.modalities!.length
    const away = `OR(${tally}="NA",${tally}="OUT"${everywhere ? '' : `,${foreign}`})`
    marks.push({ range, formula: away, look: 'notApplicable' satisfies LookName })
    marks.push({ range, formula: `AND(LEN(${own})=0,ISNUMBER(${tally}))`, look: 'unscored' satisfies LookName })
  }
  const invalid = `AND(LEN(${cell})>0,OR(LEN(${cell})>${slot - 2},AND(ISERROR(FIND(${entry},${named.known})),NOT(${understood}))))`
  return [
    { range: all, formula: invalid, look: 'invalid' satisfies LookName },
    ...marks,
    { range: all, formula: `ISNUMBER(SEARCH("V",${cell}))`, look: 'veto' satisfies LookName },
    { range: all, formula: `UPPER(LEFT(TRIM(${cell}),1))="N"`, look: 'notApplicable' satisfies LookName },
    {
      range: all,
      formula: `AND(LEN(${cell})>0,ISERROR(FIND(LEFT(TRIM(${cell}),1),"√✓✔☑对0Oo")))`,
      look: 'deducted' satisfies LookName,
    },
  ]
}

function gradeMarks(rubric: Rubric, { first, last }: Bounds): readonly Condition[] {
  return [...rubric.links.map(({ id }) => `${id}_grade`), 'total_grade'].flatMap((key) => {
    const letters = columnLetters(rubric.placeOf.get(key)!)
    const range = `${letters}${first}:${letters}${last}`
    const grades = (['A', 'B', 'C', 'D'] as const).map((grade) => ({
      range,
      formula: `$${letters}${first}="${grade}"`,
      look: `grade${grade}` satisfies LookName,
    }))
    return [...grades, { range, formula: `LEN($${letters}${first})>1`, look: 'state' satisfies LookName }]
  })
}

/** Cells that every row needs, in rows that have been started. */
function missingMarks(rubric: Rubric, places: Places, { first, last }: Bounds): readonly Condition[] {
  const started = `$${places.entries.replace('#', String(first))}`
  return neededColumns(rubric).map(({ key }) => {
    const letters = columnLetters(rubric.placeOf.get(key)!)
    return {
      range: `${letters}${first}:${letters}${last}`,
      formula: `AND(LEN(${started})>0,LEN(${letters}${first})=0)`,
      look: 'missing' satisfies LookName,
    }
  })
}

export function scoreMarks(rubric: Rubric, places: Places, first: number, last: number): readonly Condition[] {
  const bounds = { first, last }
  const vetoes = columnLetters(rubric.placeOf.get('veto_codes')!)
  return [
    ...itemMarks(rubric, places, bounds),
    ...gradeMarks(rubric, bounds),
    ...missingMarks(rubric, places, bounds),
    {
      range: `${vetoes}${first}:${vetoes}${last}`,
      formula: `LEN(${vetoes}${first})>0`,
      look: 'veto' satisfies LookName,
    },
  ]
}
