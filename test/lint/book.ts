// Sheet names, defined names and tables.
import type { Opened } from './opened.ts'
import { areaOf } from './ranges.ts'
import { child, type Node } from './xml.ts'

function lintSheetNames({ children }: Node, faults: string[]): void {
  const seen = new Set<string>()
  for (const { attributes: own } of children) {
    const name = own.get('name') ?? ''
    if (name === '' || name.length > 31 || /[:\\/?*[\]]|^'|'$/.test(name)) faults.push(`sheet name ${name}`)
    for (const key of [`name ${name.toLowerCase()}`, `id ${own.get('sheetId')}`, `r:id ${own.get('r:id')}`]) {
      if (seen.has(key)) faults.push(`sheet ${key} twice`)
      seen.add(key)
    }
  }
}

/** A name must not look like a cell (A1, R1C1) and holds letters, digits, `_`, `.`, `\`. */
const nameGrammar = /^(?!(?:[A-Za-z]{1,3}\d{1,7}|[RrCc]|[Rr]\d*[Cc]\d*)$)[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u
const builtIn = /^_xlnm\.(Print_Area|Print_Titles|_FilterDatabase|Criteria|Extract)$/

/** Names of sheets that a formula refers to. */
const sheetsIn = (formula: string): readonly string[] =>
  [...formula.replace(/"(?:[^"]|"")*"/g, '""').matchAll(/(?:'((?:[^']|'')+)'|([\p{L}\p{N}_.]+))!/gu)].map(
    ([, quoted, plain]) => quoted?.replaceAll("''", "'") ?? plain!,
  )

function lintDefinedNames(book: Node, sheets: readonly string[], faults: string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const known = new Set<string>()
  for (const { attributes, text } of child(book, 'definedNames')?.children ?? []) {
    const name = attributes.get('name') ?? ''
    const scope = attributes.get('localSheetId')
    if (!nameGrammar.test(name) || (name.startsWith('_xlnm.') && !builtIn.test(name)))
      faults.push(`defined name ${name}`)
    const key = `${name.toLowerCase()} ${scope}`
    if (seen.has(key)) faults.push(`defined name ${name} twice`)
    seen.add(key)
    known.add(name.toLowerCase())
    if (scope !== undefined && Number(scope) >= sheets.length) faults.push(`defined name ${name}: no sheet ${scope}`)
    if (text === '' || text.length > 8192 || text.includes('#REF!')) faults.push(`defined name ${name} says nothing`)
    for (const sheet of sheetsIn(text))
      if (!sheets.includes(sheet)) faults.push(`defined name ${name}: no sheet ${sheet}`)
    const areas = /^_xlnm\.Print/.test(name) ? text.split(/,(?=')/) : []
    for (const area of areas)
      if (!/!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?$|!\$\d+:\$\d+$|!\$[A-Z]+:\$[A-Z]+$/.test(area))
        faults.push(`defined name ${name} is not fixed: ${area}`)
  }
  return known
}

/** List validations that name a defined name must find it. */
function lintLists({ sheets }: Opened, names: ReadonlySet<string>, faults: string[]): void {
  for (const { part, tree } of sheets)
    for (const { attributes, children } of child(tree, 'dataValidations')?.children ?? []) {
      const list = children[0]?.text ?? ''
      if (
        attributes.get('type') === 'list' &&
        /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(list) &&
        !names.has(list.toLowerCase())
      )
        faults.push(`${part}: no list ${list}`)
    }
}

function cellText(opened: Opened, sheet: Node, row: number, column: number): string | undefined {
  const cells = child(sheet, 'sheetData')?.children.find(({ attributes }) => attributes.get('r') === String(row))
  const cell = cells?.children.find(({ attributes }) => areaOf(attributes.get('r') ?? '')?.left === column)
  if (!cell) return undefined
  const string = opened.ofBook('sharedStrings')?.children[Number(child(cell, 'v')?.text)]
  const holder = cell.attributes.get('t') === 's' ? string : child(cell, 'is')
  return holder?.children.map((run) => (run.name === 't' ? run.text : (child(run, 't')?.text ?? ''))).join('')
}

function lintTables(opened: Opened, names: ReadonlySet<string>, faults: string[]): void {
  const seen = new Set<string>()
  for (const { part, tree: sheet } of opened.sheets) {
    const linked = opened.links(part).filter(({ type }) => type === 'table')
    if ((child(sheet, 'tableParts')?.children.length ?? 0) !== linked.length)
      faults.push(`${part}: tables and links differ`)
    for (const { target } of linked) {
      const table = opened.tree(target)
      if (!table) continue
      const area = areaOf(table.attributes.get('ref') ?? '')
      const columns = child(table, 'tableColumns')?.children.map(({ attributes }) => attributes.get('name') ?? '') ?? []
      const name = table.attributes.get('displayName') ?? ''
      if (!nameGrammar.test(name) || names.has(name.toLowerCase())) faults.push(`${target}: table name ${name}`)
      for (const key of [`id ${table.attributes.get('id')}`, `name ${name.toLowerCase()}`]) {
        if (seen.has(key)) faults.push(`${target}: table ${key} twice`)
        seen.add(key)
      }
      if (!area || area.right - area.left + 1 !== columns.length || area.bottom === area.top)
        faults.push(`${target}: range and columns differ`)
      if (new Set(columns.map((column) => column.toLowerCase())).size !== columns.length)
        faults.push(`${target}: column name twice`)
      columns.forEach((column, n) => {
        const shown = area && cellText(opened, sheet, area.top, area.left + n)
        if (shown !== column.replaceAll('_x000a_', '\n'))
          faults.push(`${target}: column ${column} stands above ${shown}`)
      })
    }
  }
}

export function lintBook(opened: Opened): string[] {
  const faults: string[] = []
  const { tree } = opened.workbook
  const sheets = child(tree, 'sheets')
  if (!sheets || sheets.children.length === 0) return ['no sheets']
  lintSheetNames(sheets, faults)
  const states = sheets.children.map(({ attributes }) => attributes.get('state') ?? 'visible')
  const active = Number(child(child(tree, 'bookViews'), 'workbookView')?.attributes.get('activeTab') ?? 0)
  if (states[active] !== 'visible') faults.push(`the sheet that is open at first is ${states[active] ?? 'missing'}`)
  const names = lintDefinedNames(
    tree,
    sheets.children.map(({ attributes }) => attributes.get('name') ?? ''),
    faults,
  )
  lintLists(opened, names, faults)
  lintTables(opened, names, faults)
  return faults
}
