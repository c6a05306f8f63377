// What people wrote beside lines follows the line when the order changes; what belongs to a line that is gone is kept below.

export type Content = string | number | boolean

/** Cells beside one line, as R1C1 formulas, which mean the same in another row; `name` is what the line was called. */
export type Note = { readonly name: string; readonly cells: readonly Content[]; readonly formats: readonly string[] }

/** The name of a line: its first cells as they are shown. */
export const nameOf = (cells: readonly unknown[]): string =>
  cells.map((cell) => String(cell ?? '').trim()).join('\u001f')

export type Arranged = {
  /** One for each new line, null where nothing stands beside it. */
  readonly lines: readonly (Note | null)[]
  readonly orphans: readonly Note[]
  /** Does any note stand in another row than before? */
  readonly moved: boolean
}

/** Of lines with the same name the first goes with the first. */
export function arrange(notes: readonly Note[], names: readonly string[]): Arranged {
  const waiting = new Map<string, { note: Note; place: number }[]>()
  for (const [place, note] of notes.entries()) {
    if (note.cells.every((cell) => cell === '')) continue
    const list = waiting.get(note.name) ?? []
    list.push({ note, place })
    waiting.set(note.name, list)
  }
  let moved = false
  const lines = names.map((name, line) => {
    const found = waiting.get(name)?.shift()
    if (found && found.place !== line) moved = true
    return found?.note ?? null
  })
  const orphans = [...waiting.values()]
    .flat()
    .sort((a, b) => a.place - b.place)
    .map(({ note }) => note)
  return { lines, orphans, moved: moved || orphans.length > 0 }
}
