// The keys of the scoring list. Places on the keyboard count (event.code), so full-width mode and layouts do not matter.
import type { Letter } from './item-text.ts'

export type Press = {
  readonly code: string
  readonly shift: boolean
  /** Ctrl, or Command on the Mac. */
  readonly control: boolean
  readonly alt: boolean
  /** An input method is at work: nothing is ours. */
  readonly composing: boolean
}

export type Action =
  | { readonly do: 'letter'; readonly letter: Letter }
  | { readonly do: 'met' | 'notApplicable' | 'clear' | 'metLink' | 'remark' | 'help' | 'undo' | 'redo' }
  | { readonly do: 'move'; readonly to: 1 | -1 | 'first' | 'last' }
  | { readonly do: 'link' | 'look' | 'finding'; readonly by: 1 | -1 }
  | { readonly do: 'commit'; readonly by: 1 | -1 }
  /** Number of an item in the making: how many digits are known. */
  | { readonly do: 'digits'; readonly digits: string }
  | { readonly do: 'jump'; readonly number: number }

type Binding = {
  readonly codes: readonly string[]
  readonly shift?: boolean
  readonly control?: boolean
  readonly action: Action
}

const digit = (n: number): readonly string[] => [`Digit${n}`, `Numpad${n}`]

/** Keys that are no characters: they stay when single keys are switched off (WCAG 2.1.4). */
const firm: readonly Binding[] = [
  { codes: ['Enter', 'NumpadEnter'], action: { do: 'commit', by: 1 } },
  { codes: ['Enter', 'NumpadEnter'], shift: true, action: { do: 'commit', by: -1 } },
  { codes: ['ArrowDown'], action: { do: 'move', to: 1 } },
  { codes: ['ArrowUp'], action: { do: 'move', to: -1 } },
  { codes: ['Home'], action: { do: 'move', to: 'first' } },
  { codes: ['End'], action: { do: 'move', to: 'last' } },
  { codes: ['ArrowRight'], action: { do: 'link', by: 1 } },
  { codes: ['ArrowLeft'], action: { do: 'link', by: -1 } },
  { codes: ['PageDown'], action: { do: 'look', by: 1 } },
  { codes: ['PageUp'], action: { do: 'look', by: -1 } },
  { codes: ['F8'], action: { do: 'finding', by: 1 } },
  { codes: ['F8'], shift: true, action: { do: 'finding', by: -1 } },
  { codes: ['KeyZ'], control: true, action: { do: 'undo' } },
  { codes: ['KeyY'], control: true, action: { do: 'redo' } },
  { codes: ['Delete', 'Backspace'], action: { do: 'clear' } },
]

const single: readonly Binding[] = [
  { codes: digit(0), action: { do: 'met' } },
  ...(['A', 'B', 'C', 'D'] as const).map((letter, n) => ({
    codes: digit(n + 1),
    action: { do: 'letter', letter } as const,
  })),
  { codes: ['KeyV'], action: { do: 'letter', letter: 'V' } },
  { codes: ['KeyN', 'Minus', 'NumpadSubtract'], action: { do: 'notApplicable' } },
  { codes: ['KeyM'], action: { do: 'metLink' } },
  { codes: ['KeyC'], action: { do: 'remark' } },
  { codes: ['KeyG'], action: { do: 'digits', digits: '' } },
  { codes: ['Slash'], shift: true, action: { do: 'help' } },
]

const fits = ({ codes, shift = false, control = false }: Binding, press: Press): boolean =>
  codes.includes(press.code) && shift === press.shift && control === press.control && !press.alt

export type KeyState = {
  /** Digits after G; null when no number is being typed. */
  readonly digits: string | null
  readonly singleKeys: boolean
}

/** What a press means; null: nothing of ours, so it is left to the browser. */
export function actionOf(press: Press, { digits, singleKeys }: KeyState): Action | null {
  if (press.composing) return null
  if (digits !== null && singleKeys) {
    const typed = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1]
    if (typed !== undefined && !press.shift && !press.control && !press.alt) {
      const all = digits + typed
      return all.length < 2 ? { do: 'digits', digits: all } : { do: 'jump', number: Number(all) }
    }
  }
  const bindings = singleKeys ? [...firm, ...single] : firm
  return bindings.find((binding) => fits(binding, press))?.action ?? null
}
