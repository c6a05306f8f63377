// What can be done while an exam is scored, by a key or by a button.
import type { Letter } from './item-text.ts'

export type Action =
  | { readonly do: 'letter'; readonly letter: Letter }
  | { readonly do: 'met' | 'notApplicable' | 'clear' | 'metLink' | 'linkNotApplicable' | 'flag' | 'same' | 'reasons' }
  /** Leads to a field: remark, search, staff of the row. */
  | { readonly do: 'remark' | 'find' | 'people' }
  | { readonly do: 'help' | 'undo' | 'redo' }
  | { readonly do: 'move'; readonly to: 1 | -1 | 'first' | 'last' }
  | { readonly do: 'link' | 'look' | 'finding'; readonly by: 1 | -1 }
  | { readonly do: 'commit'; readonly by: 1 | -1 }
  /** Number of an item in the making: how many digits are known. */
  | { readonly do: 'digits'; readonly digits: string }
  | { readonly do: 'jump'; readonly number: number }
  /** A line of the list of reasons. */
  | { readonly do: 'choose'; readonly number: number }
