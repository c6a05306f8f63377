// The workbook part and the styles part of somebody's workbook.
import { mainNamespace } from '../package/names.ts'
import { bookOrder, outlineOf, withSections } from '../package/sections.ts'
import { attributes, xmlHead } from '../package/xml.ts'
import { attributesOf, elementOf, startTag } from './elements.ts'
import type { Patch } from './package.ts'
import { openStyles, type Styles } from './styles.ts'

/** Every formula is calculated when the workbook is opened next. */
export function recalculate({ book, bytes, set }: Patch): void {
  const b = bytes(book)
  const outline = outlineOf(b, 'workbook', book)
  const calc = outline.sections.find(({ name }) => name === 'calcPr')
  const known = calc ? attributesOf(startTag(b, elementOf(b, calc)), book) : new Map<string, string>()
  const all = attributes({ ...Object.fromEntries(known), fullCalcOnLoad: 1 })
  set(book, withSections(b, outline, bookOrder, new Map([['calcPr', `<calcPr${all}/>`]])))
}

const plainStyles = `${xmlHead}<styleSheet xmlns="${mainNamespace}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`

/** The styles of the workbook, and how to put them back when they have been added to. */
export function stylesOf(patch: Patch): { readonly styles: Styles; readonly putBack: () => void } {
  const { workbook, book, namespaces } = patch
  const part = workbook.styles?.name ?? `${book.slice(0, book.lastIndexOf('/') + 1)}styles.xml`
  const plain = Buffer.from(plainStyles.replace(mainNamespace, namespaces.main))
  const styles = openStyles(workbook.styles ? patch.bytes(part) : plain, part)
  const before = styles.count()
  return {
    styles,
    putBack: () => {
      if (styles.count() === before) return
      if (workbook.styles) patch.set(part, styles.bytes())
      else patch.add(part, styles.bytes(), 'styles', book)
    },
  }
}
