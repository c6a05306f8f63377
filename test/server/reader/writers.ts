// The same table, written by everything at hand that writes workbooks.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { type CellObject as SheetjsCell, utils, write } from '@e965/xlsx'
import exceljs, { type CellErrorValue, type CellFormulaValue, type Worksheet } from 'exceljs'
import { type Cell as HucreCell, writeXlsx } from 'hucre'
import { Format, Formula, Workbook } from 'wasm-xlsxwriter/nodejs'
import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import { type Given, givenRows } from './given-table.ts'

/** These libraries take dates as UTC, and count on from Excel's serials without its 29 February 1900. */
const dateOf = (serial: number): Date => new Date(Math.round((serial - 25_569) * 86_400_000))

const run = promisify(execFile)

function exceljsValue(given: Given) {
  if (given.kind === 'text') return given.text
  if (given.kind === 'number') return given.number
  if (given.kind === 'boolean') return given.boolean
  if (given.kind === 'date') return dateOf(given.serial)
  if (given.kind === 'error') return { error: given.error } as CellErrorValue
  return given.kind === 'formula' ? ({ formula: given.formula, result: given.result } as CellFormulaValue) : null
}

const formatOf = (given: Given): string | undefined => ('format' in given ? given.format : undefined)

function fillExceljs(sheet: Worksheet): void {
  for (const { name, given, row } of givenRows) {
    sheet.getCell(row, 1).value = name
    const cell = sheet.getCell(row, 3)
    cell.value = exceljsValue(given)
    const format = formatOf(given)
    if (format !== undefined) cell.numFmt = format
  }
}

async function exceljsDocument(): Promise<Uint8Array> {
  const book = new exceljs.Workbook()
  fillExceljs(book.addWorksheet('表'))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

async function exceljsStream(useSharedStrings: boolean): Promise<Uint8Array> {
  const stream = new PassThrough()
  const whole = buffer(stream)
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings })
  fillExceljs(book.addWorksheet('表'))
  await book.commit()
  return whole
}

async function libreOffice(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'qc-reader-'))
  try {
    await writeFile(join(folder, 'table.xlsx'), await exceljsDocument())
    const to = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out')]
    await run('soffice', [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      ...to,
      join(folder, 'table.xlsx'),
    ])
    return await readFile(join(folder, 'out', 'table.xlsx'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

function writeExcelFileCell(given: Given): CellObject | null {
  if (given.kind === 'text') return { type: String, value: given.text }
  if (given.kind === 'number')
    return { type: Number, value: given.number, ...(given.format ? { format: given.format } : {}) }
  if (given.kind === 'boolean') return { type: Boolean, value: given.boolean }
  if (given.kind === 'date') return { type: Date, value: dateOf(given.serial), format: given.format }
  return given.kind === 'formula' ? { type: 'Formula', value: given.formula } : null
}

const writeExcel = (): Promise<Uint8Array> =>
  writeExcelFile(givenRows.map(({ name, given }) => [{ value: name }, null, writeExcelFileCell(given)])).toBuffer()

async function wasmXlsxwriter(): Promise<Uint8Array> {
  const book = new Workbook()
  const sheet = book.addWorksheet()
  for (const { name, given, row } of givenRows) {
    sheet.writeString(row - 1, 0, name)
    const at = [row - 1, 2] as const
    const format = new Format().setNumFormat(formatOf(given) ?? 'General')
    if (given.kind === 'text') sheet.writeString(...at, given.text)
    else if (given.kind === 'number') sheet.writeNumberWithFormat(...at, given.number, format)
    else if (given.kind === 'date') sheet.writeNumberWithFormat(...at, given.serial, format)
    else if (given.kind === 'boolean') sheet.writeBoolean(...at, given.boolean)
    else if (given.kind === 'formula')
      sheet.writeFormula(...at, new Formula(given.formula).setResult(String(given.result)))
  }
  return book.saveToBufferSync()
}

type PopulateCell = {
  value(value: string | number | boolean): PopulateCell
  formula(formula: string): PopulateCell
  style(name: 'numberFormat', format: string): PopulateCell
}
type PopulateBook = {
  sheet(index: number): { cell(row: number, column: number): PopulateCell }
  outputAsync(): Promise<Buffer>
}

async function xlsxPopulate(): Promise<Uint8Array> {
  // @ts-expect-error the package has no types
  const { default: populate } = await import('xlsx-populate')
  const book: PopulateBook = await populate.fromBlankAsync()
  for (const { name, given, row } of givenRows) {
    book.sheet(0).cell(row, 1).value(name)
    const cell = book.sheet(0).cell(row, 3)
    if (given.kind === 'text') cell.value(given.text)
    else if (given.kind === 'number') cell.value(given.number)
    else if (given.kind === 'date') cell.value(given.serial)
    else if (given.kind === 'boolean') cell.value(given.boolean)
    else if (given.kind === 'formula') cell.formula(given.formula)
    const format = formatOf(given)
    if (format !== undefined) cell.style('numberFormat', format)
  }
  return book.outputAsync()
}

function hucreCell(given: Given): Partial<HucreCell> | undefined {
  const format = formatOf(given)
  const style = format === undefined ? {} : { style: { numFmt: format } }
  if (given.kind === 'text') return { value: given.text }
  if (given.kind === 'number') return { value: given.number, ...style }
  if (given.kind === 'boolean') return { value: given.boolean }
  if (given.kind === 'date') return { value: dateOf(given.serial < 60 ? given.serial + 1 : given.serial), ...style }
  if (given.kind === 'error') return { value: given.error, type: 'error' }
  return given.kind === 'formula' ? { formula: given.formula, formulaResult: given.result } : undefined
}

const hucre = (): Promise<Uint8Array> => {
  const cells = givenRows.flatMap(({ name, given, row }): [string, Partial<HucreCell>][] => {
    const cell = hucreCell(given)
    return [
      [`${row - 1},0`, { value: name }],
      ...(cell ? [[`${row - 1},2`, cell] as [string, Partial<HucreCell>]] : []),
    ]
  })
  const rows = givenRows.map(() => [null, null, null])
  return writeXlsx({ sheets: [{ name: '表', rows, cells: new Map(cells) }] })
}

function sheetjsCell(given: Given): SheetjsCell | undefined {
  const format = formatOf(given)
  const shown = format === undefined ? {} : { z: format }
  if (given.kind === 'text') return { t: 's', v: given.text }
  if (given.kind === 'number') return { t: 'n', v: given.number, ...shown }
  if (given.kind === 'date') return { t: 'n', v: given.serial, ...shown }
  if (given.kind === 'boolean') return { t: 'b', v: given.boolean }
  if (given.kind === 'error') return { t: 'e', v: given.error === '#N/A' ? 42 : 7 }
  if (given.kind === 'blank') return undefined
  const type = typeof given.result === 'string' ? 's' : typeof given.result === 'number' ? 'n' : 'b'
  return { t: type, v: given.result, f: given.formula }
}

async function sheetjs(bookSST: boolean): Promise<Uint8Array> {
  const sheet = utils.aoa_to_sheet(givenRows.map(({ name }) => [name, null, null]))
  for (const { given, row } of givenRows) {
    const cell = sheetjsCell(given)
    if (cell) sheet[`C${row}`] = cell
  }
  sheet['!ref'] = `A1:C${givenRows.length}`
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '表')
  return write(book, { type: 'buffer', bookType: 'xlsx', bookSST })
}

export const writers: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'exceljs document': exceljsDocument,
  'exceljs stream, shared strings': () => exceljsStream(true),
  'exceljs stream, inline strings': () => exceljsStream(false),
  LibreOffice: libreOffice,
  'write-excel-file': writeExcel,
  'wasm-xlsxwriter': wasmXlsxwriter,
  'xlsx-populate': xlsxPopulate,
  hucre,
  'SheetJS, shared strings': () => sheetjs(true),
  'SheetJS, inline strings': () => sheetjs(false),
}
