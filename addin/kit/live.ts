// What a screen reader is told without moving the focus.
import { signal } from '@preact/signals'

export const said = signal('')

export const announce = (words: string): void => {
  said.value = words
}
