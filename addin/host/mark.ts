// Findings painted on cells. Each level has a fill, an edge and a letter form of its own, so that colour is not needed to tell them.
import type { Level } from '../../core/finding.ts'

export type MarkedCell = { readonly row: number; readonly column: number; readonly level: Level }

/** More marks than anyone looks for; errors are painted first. */
export const mostMarks = 2000

export type MarkLook = {
  readonly fill: string
  readonly color: string
  readonly edge: 'continuous' | 'dash' | 'dot'
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: 'single' | 'none'
}

export const markLooks: Readonly<Record<Level, MarkLook>> = {
  error: { fill: '#FECACA', color: '#7F1D1D', edge: 'continuous', bold: true, italic: false, underline: 'single' },
  warning: { fill: '#FDE68A', color: '#713F12', edge: 'dash', bold: false, italic: true, underline: 'none' },
  notice: { fill: '#DBEAFE', color: '#1E3A8A', edge: 'dot', bold: false, italic: false, underline: 'none' },
}
