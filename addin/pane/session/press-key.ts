// A key in the list of items.
import { actionOf, type Press } from '../scoring/keys.ts'
import type { Desk } from './desk.ts'
import { act } from './score.ts'

/**
 * Does what the key means. False: it means nothing of ours. What is typed ahead while an exam is being written is done to
 * the next one; when Excel refuses the exam it is let go, since that one is still there.
 */
export function pressKey(desk: Desk, press: Press): boolean {
  const { digits, singleKeys, choosing, writing } = desk.state
  // While an exam is written G and its digits are known only later, so the press itself waits.
  const action = actionOf(press, {
    digits: digits.value,
    singleKeys: singleKeys.value,
    choosing: choosing.value !== null,
  })
  if (!action) return false
  if (writing.value)
    void writing.value.then((written) => {
      if (written) pressKey(desk, press)
    })
  else void act(desk, action)
  return true
}
