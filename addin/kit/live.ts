// What a screen reader is told without moving the focus.
import { signal } from '@preact/signals'

export const said = signal('')

/** The same words once more are heard once more. */
export const announce = (words: string): void => {
  said.value = words === said.peek() ? `${words}\u00a0` : words
}
