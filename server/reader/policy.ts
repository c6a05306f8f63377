// Kinds of file that could be read but are not: their programs and objects must not get in with the values.
import { inflateWhole } from './inflate.ts'
import type { Limits } from './limits.ts'
import { refuse } from './refusal.ts'
import { partNamed, smallPart } from './relationships.ts'
import { tags } from './tags.ts'
import type { Package } from './zip.ts'

/** In the order in which they are told: an .xlsb is macro-enabled by its content type too. */
const forbidden = [
  ['xlsb', /sheet\.binary/i],
  ['macros', /vbaProject|macroEnabled|macrosheet/i],
  ['embedded', /oleObject|activeX/i],
] as const

const forbiddenNames = [
  ['xlsb', /^xl\/workbook\.bin$/i],
  ['macros', /(^|\/)vbaProject\.bin$/i],
  ['embedded', /^xl\/(embeddings|activeX)\//i],
] as const

/** The content type of each part. SheetJS declares the extension of binary workbooks in every file: what no part has is no danger. */
function typesOf(parts: Package, limits: Limits): readonly string[] {
  const declared = partNamed(parts, '[Content_Types].xml')
  if (declared === undefined) return []
  const overrides = new Map<string, string>()
  const defaults = new Map<string, string>()
  for (const { name, attribute } of tags(smallPart(declared, limits), declared.name)) {
    const type = attribute('ContentType') ?? ''
    if (name === 'Override') overrides.set((attribute('PartName') ?? '').replace(/^\//, '').toLowerCase(), type)
    else if (name === 'Default') defaults.set((attribute('Extension') ?? '').toLowerCase(), type)
  }
  return [...parts.keys()].map((key) => overrides.get(key) ?? defaults.get(key.slice(key.lastIndexOf('.') + 1)) ?? '')
}

/** Refuses OpenDocument, binary workbooks, macros, and embedded objects or controls. */
export function refuseForbidden(parts: Package, limits: Limits): void {
  const mime = partNamed(parts, 'mimetype')
  if (mime !== undefined && mime.size < 200 && /opendocument/.test(inflateWhole(mime).toString('latin1'))) refuse('ods')
  const types = typesOf(parts, limits)
  for (const [code, pattern] of forbidden) if (types.some((type) => pattern.test(type))) refuse(code)
  for (const [code, pattern] of forbiddenNames)
    for (const { name } of parts.values()) if (pattern.test(name) && !name.endsWith('/')) refuse(code, name)
}
