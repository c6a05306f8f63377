// What the first rows of a sheet let expect of a column, so that the rest can be read in few bytes.

type Grid = readonly (readonly unknown[])[]

export type ColumnTrait = {
  /** Numbers stand there, or are prepared for: their formats tell dates. */
  readonly numbers: boolean
  /** Bytes of a cell's content and of its format on the wire. */
  readonly bytes: number
  readonly formatBytes: number
}

export const blank: ColumnTrait = { numbers: false, bytes: 3, formatBytes: 10 }

/** Bytes of a value in an answer, with the comma behind it. */
export function bytesOf(value: unknown): number {
  if (typeof value !== 'string') return String(value).length + 1
  let bytes = 3
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    bytes += code < 0x80 ? (code === 34 || code === 92 ? 2 : code < 32 ? 6 : 1) : code < 0x800 ? 2 : 3
  }
  return bytes
}

const plainFormat = (format: unknown): boolean => format === 'General' || format === '@'

/** By zero-based column of the sheet. */
export function traitsOf(head: { readonly column: number; readonly values: Grid; readonly formats: Grid }) {
  const width = head.values[0]?.length ?? 0
  const traits: ColumnTrait[] = Array.from({ length: head.column }, () => blank)
  for (let c = 0; c < width; c++) {
    const values = head.values.map((row) => row[c])
    const formats = head.formats.map((row) => row[c])
    const filled = values.filter((value) => value !== '')
    const mean = (cells: readonly unknown[]) =>
      cells.reduce<number>((sum, cell) => sum + bytesOf(cell), 0) / Math.max(cells.length, 1)
    traits.push({
      numbers: values.some((value) => typeof value === 'number') || formats.some((format) => !plainFormat(format)),
      bytes: Math.max(blank.bytes, mean(filled)),
      formatBytes: Math.max(4, mean(formats)),
    })
  }
  return traits
}
