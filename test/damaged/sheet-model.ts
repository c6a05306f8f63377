// The XML of one sheet as rows and cells that a test can damage, and back.
import { columnLetters, columnOf } from '../../core/grid.ts'

export type XmlCell = { attributes: string; inner: string }
export type XmlRow = { number: number; attributes: string; cells: Map<number, XmlCell> }
export type SheetModel = { before: string; rows: XmlRow[]; after: string }

const rowPattern = /<row r="(\d+)"([^>]*?)(?:\/>|>(.*?)<\/row>)/gs
const cellPattern = /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs

export function modelOf(xml: string): SheetModel {
  const from = xml.indexOf('<sheetData>') + 11
  const to = xml.indexOf('</sheetData>')
  const rows = [...xml.slice(from, to).matchAll(rowPattern)].map(([, number, attributes, inner]) => ({
    number: Number(number),
    attributes: attributes!,
    cells: new Map(
      [...(inner ?? '').matchAll(cellPattern)].map(([, letters, more, content]) => [
        columnOf(letters!),
        { attributes: more!, inner: content ?? '' },
      ]),
    ),
  }))
  return { before: xml.slice(0, from), rows, after: xml.slice(to) }
}

export function xmlOf({ before, rows, after }: SheetModel): string {
  const lines = rows
    .toSorted((a, b) => a.number - b.number)
    .map(({ number, attributes, cells }) => {
      const inner = [...cells]
        .toSorted(([a], [b]) => a - b)
        .map(([column, cell]) => `<c r="${columnLetters(column)}${number}"${cell.attributes}>${cell.inner}</c>`)
      return `<row r="${number}"${attributes}>${inner.join('')}</row>`
    })
  return `${before}${lines.join('')}${after}`
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const textCell = (text: string): XmlCell => ({
  attributes: ' t="inlineStr"',
  inner: `<is><t xml:space="preserve">${escaped(text)}</t></is>`,
})
export const numberCell = (value: number | string): XmlCell => ({ attributes: '', inner: `<v>${value}</v>` })
export const logicalCell = (value: boolean): XmlCell => ({ attributes: ' t="b"', inner: `<v>${value ? 1 : 0}</v>` })
export const errorCell = (error: string): XmlCell => ({ attributes: ' t="e"', inner: `<v>${error}</v>` })
/** A formula with the result of another cell, or without any. */
export const formulaCell = (formula: string, result: XmlCell | null): XmlCell => ({
  attributes: (result?.attributes ?? '').replace('inlineStr', 'str'),
  inner: `<f>${escaped(formula)}</f>${result ? result.inner.replace(/<is><t[^>]*>(.*)<\/t><\/is>/s, '<v>$1</v>') : ''}`,
})
