// The keys of the scoring list: one table, which the keys act on and the help is made of.
// Places on the keyboard count (event.code), so full-width mode and layouts do not matter.
import type { PaneWord } from '../../../templates/words/pane.ts'
import type { Action } from './actions.ts'

export type { Action } from './actions.ts'

export type Press = {
  readonly code: string
  readonly shift: boolean
  /** Ctrl, or Command on the Mac. */
  readonly control: boolean
  readonly alt: boolean
  /** An input method is at work: nothing is ours. */
  readonly composing: boolean
}

export type Binding = {
  readonly codes: readonly string[]
  readonly shift?: true
  readonly control?: true
  readonly action: Action
  /** How the key is written on the screen, and what it does. */
  readonly shown: string
  readonly word: PaneWord
}

const digit = (n: number): readonly string[] => [`Digit${n}`, `Numpad${n}`]
const enter = ['Enter', 'NumpadEnter'] as const

/** Keys that are no characters: they stay when single keys are switched off (WCAG 2.1.4). */
export const firmKeys: readonly Binding[] = [
  { codes: enter, action: { do: 'commit', by: 1 }, shown: 'Enter', word: 'keys.commit' },
  { codes: enter, shift: true, action: { do: 'commit', by: -1 }, shown: 'Shift+Enter', word: 'keys.commitBack' },
  { codes: ['ArrowUp'], action: { do: 'move', to: -1 }, shown: '↑', word: 'keys.move' },
  { codes: ['ArrowDown'], action: { do: 'move', to: 1 }, shown: '↓', word: 'keys.move' },
  { codes: ['Home'], action: { do: 'move', to: 'first' }, shown: 'Home', word: 'keys.move' },
  { codes: ['End'], action: { do: 'move', to: 'last' }, shown: 'End', word: 'keys.move' },
  { codes: ['ArrowLeft'], action: { do: 'link', by: -1 }, shown: '←', word: 'keys.link' },
  { codes: ['ArrowRight'], action: { do: 'link', by: 1 }, shown: '→', word: 'keys.link' },
  { codes: ['PageUp'], action: { do: 'look', by: -1 }, shown: 'PgUp', word: 'keys.look' },
  { codes: ['PageDown'], action: { do: 'look', by: 1 }, shown: 'PgDn', word: 'keys.look' },
  { codes: ['Delete', 'Backspace'], action: { do: 'clear' }, shown: 'Del', word: 'keys.clear' },
  { codes: ['F8'], action: { do: 'finding', by: 1 }, shown: 'F8', word: 'keys.finding' },
  { codes: ['F8'], shift: true, action: { do: 'finding', by: -1 }, shown: 'Shift+F8', word: 'keys.finding' },
  { codes: ['KeyZ'], control: true, action: { do: 'undo' }, shown: 'Ctrl+Z', word: 'keys.undo' },
  { codes: ['KeyY'], control: true, action: { do: 'redo' }, shown: 'Ctrl+Y', word: 'keys.undo' },
]

export const singleKeys: readonly Binding[] = [
  { codes: digit(0), action: { do: 'met' }, shown: '0', word: 'keys.met' },
  ...(['A', 'B', 'C', 'D'] as const).map(
    (letter, n): Binding => ({
      codes: digit(n + 1),
      action: { do: 'letter', letter },
      shown: String(n + 1),
      word: 'keys.letter',
    }),
  ),
  { codes: ['KeyR'], action: { do: 'reasons' }, shown: 'R', word: 'keys.reasons' },
  { codes: ['KeyN'], action: { do: 'notApplicable' }, shown: 'N', word: 'keys.notApplicable' },
  { codes: ['Minus', 'NumpadSubtract'], action: { do: 'notApplicable' }, shown: '-', word: 'keys.notApplicable' },
  {
    codes: ['KeyN'],
    shift: true,
    action: { do: 'linkNotApplicable' },
    shown: 'Shift+N',
    word: 'keys.linkNotApplicable',
  },
  { codes: ['KeyV'], action: { do: 'letter', letter: 'V' }, shown: 'V', word: 'keys.veto' },
  { codes: ['KeyM'], action: { do: 'metLink' }, shown: 'M', word: 'keys.metLink' },
  { codes: ['Equal', 'NumpadEqual'], action: { do: 'same' }, shown: '=', word: 'keys.same' },
  { codes: ['KeyC'], action: { do: 'remark' }, shown: 'C', word: 'keys.remark' },
  { codes: ['KeyF'], action: { do: 'flag' }, shown: 'F', word: 'keys.flag' },
  { codes: ['KeyD'], action: { do: 'people' }, shown: 'D', word: 'keys.people' },
  { codes: ['KeyG'], action: { do: 'digits', digits: '' }, shown: 'G', word: 'keys.jump' },
  { codes: ['Slash', 'NumpadDivide'], action: { do: 'find' }, shown: '/', word: 'keys.find' },
  { codes: ['Slash'], shift: true, action: { do: 'help' }, shown: '?', word: 'keys.help' },
]

/** In the view of findings (pane-keys.ts). */
export const mendKey = { codes: ['KeyM'], shown: 'M', word: 'keys.mend' } as const satisfies Partial<Binding>
/** Office's own. */
export const officeKeys = [{ shown: 'F6', word: 'keys.switch' }] as const satisfies readonly Partial<Binding>[]

/** A binding in the words of aria-keyshortcuts. */
export const shortcutOf = ({ codes, shift, control }: Binding): string => {
  const key = codes[0]!
    .replace(/^(?:Key|Digit)/, '')
    .replace('Minus', '-')
    .replace('Slash', '/')
    .replace('Equal', '=')
  return [control ? 'Control' : '', shift ? 'Shift' : '', key].filter((part) => part !== '').join('+')
}

const fits = ({ codes, shift, control }: Binding, press: Press): boolean =>
  codes.includes(press.code) && (shift ?? false) === press.shift && (control ?? false) === press.control && !press.alt

export type KeyState = {
  /** Digits after G; null when no number is being typed. */
  readonly digits: string | null
  readonly singleKeys: boolean
  /** The list of reasons is open: digits choose from it. */
  readonly choosing?: boolean
}

/** What a press means; null: nothing of ours, so it is left to the browser. */
export function actionOf(press: Press, { digits, singleKeys: single, choosing = false }: KeyState): Action | null {
  if (press.composing) return null
  const plain = !press.shift && !press.control && !press.alt
  const typed = plain ? /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1] : undefined
  if (choosing && plain && press.code === 'Escape') return { do: 'reasons' }
  if (choosing && typed !== undefined) return { do: 'choose', number: Number(typed) }
  if (digits !== null && single && typed !== undefined) {
    const all = digits + typed
    return all.length < 2 ? { do: 'digits', digits: all } : { do: 'jump', number: Number(all) }
  }
  const bindings = single ? [...firmKeys, ...singleKeys] : firmKeys
  return bindings.find((binding) => fits(binding, press))?.action ?? null
}
