// What stands in a worksheet: cells, and what refers to cells.
import { cellName, columnOf } from '../../core/grid.ts'
import type { Opened } from './opened.ts'
import { type Area, areaOf, areasOf, overlap } from './ranges.ts'
import { type Counts, countsOf } from './styles.ts'
import { child, descendants, type Node } from './xml.ts'

type Say = (fault: string) => void

function lintCells(sheet: Node, { xfs, strings }: Counts, say: Say): void {
  let lastRow = 0
  for (const row of child(sheet, 'sheetData')?.children ?? []) {
    const number = Number(row.attributes.get('r') ?? lastRow + 1)
    if (!(number > lastRow) || number > 1_048_576) say(`row ${row.attributes.get('r')} out of order`)
    lastRow = number
    if (Number(row.attributes.get('s') ?? 0) >= xfs) say(`row ${number} has no style ${row.attributes.get('s')}`)
    let last = -1
    for (const cell of row.children) {
      if (cell.name !== 'c') continue
      const ref = cell.attributes.get('r') ?? cellName(last + 1, number)
      const area = areaOf(ref)
      if (!area || area.top !== number || area.left <= last) say(`cell ${ref} out of order in row ${number}`)
      last = area?.left ?? last
      if (Number(cell.attributes.get('s') ?? 0) >= xfs) say(`cell ${ref} has no style ${cell.attributes.get('s')}`)
      lintValue(cell, ref, strings, say)
    }
  }
}

function lintValue(cell: Node, ref: string, strings: number, say: Say): void {
  const type = cell.attributes.get('t') ?? 'n'
  const value = child(cell, 'v')?.text ?? ''
  const formula = child(cell, 'f')?.text ?? ''
  if (type === 's' && !(/^\d+$/.test(value) && Number(value) < strings))
    say(`cell ${ref} has no shared string ${value}`)
  if (type === 'n' && value !== '' && !Number.isFinite(Number(value))) say(`cell ${ref} holds no number: ${value}`)
  if (type === 'b' && !/^[01]$/.test(value)) say(`cell ${ref} holds no boolean: ${value}`)
  if (formula.length > 8192 || formula.startsWith('=')) say(`cell ${ref} has a formula that Excel refuses`)
  const text = [...descendants(cell, 't')].reduce((sum, { text: own }) => sum + own.length, 0)
  if (Math.max(text, value.length) > 32_767) say(`cell ${ref} holds too much text`)
}

function lintShared(sheet: Node, say: Say): void {
  const masters = new Set<string>()
  for (const { attributes } of descendants(sheet, 'f')) {
    if (attributes.get('t') !== 'shared') continue
    const id = attributes.get('si') ?? ''
    if (attributes.has('ref')) masters.add(id)
    else if (!masters.has(id)) say(`shared formula ${id} has no master`)
  }
}

function lintMerges(sheet: Node, say: Say): void {
  const areas: Area[] = []
  for (const { attributes } of child(sheet, 'mergeCells')?.children ?? []) {
    const ref = attributes.get('ref') ?? ''
    const area = areaOf(ref)
    if (!area || (area.left === area.right && area.top === area.bottom)) say(`merge ${ref} is none`)
    else if (areas.some((other) => overlap(other, area))) say(`merge ${ref} overlaps another`)
    else areas.push(area)
  }
}

const limits = { promptTitle: 32, errorTitle: 32, prompt: 255, error: 255 } as const

function lintValidations(sheet: Node, say: Say): void {
  for (const { attributes, children } of child(sheet, 'dataValidations')?.children ?? []) {
    const where = attributes.get('sqref') ?? ''
    if (where === '' || areasOf(where).includes(null)) say(`validation of ${where} has no range`)
    for (const area of areasOf(where))
      if (area && area.bottom === 1_048_576) say(`validation of ${where} runs to the last row`)
    for (const [name, most] of Object.entries(limits))
      if ((attributes.get(name) ?? '').length > most) say(`validation of ${where}: ${name} too long`)
    for (const { text } of children) if (text.length > 255 || text === '') say(`validation of ${where}: formula`)
    const type = attributes.get('type') ?? 'none'
    if (type !== 'none' && children.length === 0) say(`validation of ${where}: no formula`)
    const two =
      !['list', 'custom'].includes(type) && /^(between|notBetween)$/.test(attributes.get('operator') ?? 'between')
    if (type !== 'none' && two !== (children.length === 2)) say(`validation of ${where}: ${children.length} bounds`)
  }
}

function lintConditions(sheet: Node, dxfs: number, say: Say): void {
  const priorities = new Set<string>()
  for (const { name, attributes, children } of sheet.children) {
    if (name !== 'conditionalFormatting') continue
    const where = attributes.get('sqref') ?? ''
    if (areasOf(where).includes(null)) say(`condition of ${where} has no range`)
    for (const rule of children) {
      const id = rule.attributes.get('dxfId')
      if (id !== undefined && Number(id) >= dxfs) say(`condition of ${where} has no style ${id}`)
      const priority = rule.attributes.get('priority') ?? ''
      if (priorities.has(priority)) say(`condition of ${where}: priority ${priority} twice`)
      priorities.add(priority)
      if (rule.attributes.get('type') === 'expression' && !child(rule, 'formula')?.text)
        say(`condition of ${where}: empty`)
    }
  }
}

function lintColumns(sheet: Node, xfs: number, say: Say): void {
  let last = 0
  for (const { attributes } of child(sheet, 'cols')?.children ?? []) {
    const [min, max] = [Number(attributes.get('min')), Number(attributes.get('max'))]
    if (!(min > last && max >= min && max <= 16_384)) say(`columns ${min} to ${max} out of order`)
    last = max
    const width = Number(attributes.get('width') ?? 9)
    if (!(width >= 0 && width <= 255)) say(`column ${min} is ${width} wide`)
    if (Number(attributes.get('style') ?? 0) >= xfs) say(`column ${min} has no style`)
    if (Number(attributes.get('outlineLevel') ?? 0) > 7) say(`column ${min}: outline`)
  }
}

function lintJumps(sheet: Node, sheets: ReadonlySet<string>, say: Say): void {
  const seen = new Set<string>()
  for (const { attributes } of child(sheet, 'hyperlinks')?.children ?? []) {
    const ref = attributes.get('ref') ?? ''
    if (!areaOf(ref) || seen.has(ref)) say(`hyperlink of ${ref}`)
    seen.add(ref)
    const location = attributes.get('location')
    const [, quotedName, plainName, cell = ''] = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(location ?? '') ?? []
    const name = quotedName?.replaceAll("''", "'") ?? plainName
    if (location !== undefined && (name === undefined || !sheets.has(name) || !areaOf(cell.replaceAll('$', ''))))
      say(`hyperlink of ${ref} leads nowhere: ${location}`)
    if (location === undefined && !attributes.has('r:id')) say(`hyperlink of ${ref} leads nowhere`)
  }
}

const heads = ['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter']

export function lintSheets(opened: Opened): string[] {
  const faults = new Set<string>()
  const counts = countsOf(opened)
  const names = new Set(opened.sheets.map(({ name }) => name))
  for (const { part, tree } of opened.sheets) {
    const say = (fault: string) => faults.add(`${part}: ${fault}`)
    lintCells(tree, counts, say)
    lintShared(tree, say)
    lintMerges(tree, say)
    lintValidations(tree, say)
    lintConditions(tree, counts.dxfs, say)
    lintColumns(tree, counts.xfs, say)
    lintJumps(tree, names, say)
    for (const name of ['dimension', 'autoFilter']) {
      const ref = child(tree, name)?.attributes.get('ref')
      if (ref !== undefined && !areaOf(ref)) say(`${name} ${ref} is no range`)
    }
    for (const name of heads)
      if ((child(child(tree, 'headerFooter'), name)?.text ?? '').length > 255) say(`${name} too long`)
    if (child(tree, 'pageSetup')?.attributes.get('paperSize') !== '9' && child(tree, 'pageSetup'))
      say('paper is not A4')
    const top = [...descendants(tree, 'pane')][0]?.attributes.get('topLeftCell')
    if (top !== undefined && columnOf(top.replace(/\d+$/, '')) < 0) say(`pane at ${top}`)
  }
  return [...faults]
}
