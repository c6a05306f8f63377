// A key event as a press.
import type { Press } from './keys.ts'

type KeyEvent = Pick<KeyboardEvent, 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'keyCode'>

/** Key code 229: the input method has the key, also where `isComposing` is not told. */
export const pressOf = (event: KeyEvent): Press => ({
  code: event.code,
  shift: event.shiftKey,
  control: event.ctrlKey || event.metaKey,
  alt: event.altKey,
  composing: event.isComposing || event.keyCode === 229,
})
