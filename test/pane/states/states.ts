// Every state that people meet, each with what the pane does and says. Run in node, in desktop Excel and in Excel on the web.
import type { Chapter } from '../hand.ts'
import { newTemplate, oldTemplate, readOnly, structure, summary } from './files.ts'
import { locked } from './locked.ts'
import { contrast, dark, light, reloaded } from './pane.ts'
import { shared } from './shared.ts'

export const states: readonly Chapter[] = [
  locked,
  shared,
  readOnly,
  oldTemplate,
  newTemplate,
  summary,
  structure,
  reloaded,
  dark,
  contrast,
  light,
]
