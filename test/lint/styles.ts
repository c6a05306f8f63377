// Indexes inside the styles part.
import type { Opened } from './opened.ts'
import { child, descendants } from './xml.ts'

export type Counts = { readonly xfs: number; readonly dxfs: number; readonly strings: number }

const childrenOf = (opened: Opened, type: string, section: string) =>
  child(opened.ofBook(type), section)?.children ?? []

export const countsOf = (opened: Opened): Counts => ({
  xfs: Math.max(1, childrenOf(opened, 'styles', 'cellXfs').length),
  dxfs: childrenOf(opened, 'styles', 'dxfs').length,
  strings: opened.ofBook('sharedStrings')?.children.length ?? 0,
})

export function lintStyles(opened: Opened): string[] {
  const faults: string[] = []
  const styles = opened.ofBook('styles')
  if (!styles) return faults
  const most = (section: string) => childrenOf(opened, 'styles', section).length
  const formats = new Set(childrenOf(opened, 'styles', 'numFmts').map(({ attributes }) => attributes.get('numFmtId')))
  if (formats.size !== most('numFmts')) faults.push('styles: number format id twice')
  for (const section of ['cellXfs', 'cellStyleXfs'])
    for (const [n, { attributes }] of childrenOf(opened, 'styles', section).entries()) {
      const out = (name: string, of: string) => {
        if (Number(attributes.get(name) ?? 0) >= most(of)) faults.push(`styles: ${section} ${n} has no ${name}`)
      }
      out('fontId', 'fonts')
      out('fillId', 'fills')
      out('borderId', 'borders')
      if (section === 'cellXfs') out('xfId', 'cellStyleXfs')
      const format = attributes.get('numFmtId') ?? '0'
      if (Number(format) >= 164 && !formats.has(format)) faults.push(`styles: ${section} ${n} has no format ${format}`)
    }
  for (const { attributes } of descendants(styles, 'numFmt'))
    if ((attributes.get('formatCode') ?? '').length > 255) faults.push('styles: number format too long')
  if (most('cellXfs') > 64_000) faults.push('styles: more than Excel keeps')
  return faults
}
