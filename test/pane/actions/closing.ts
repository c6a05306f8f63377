// What holds after every chapter.
import assert from 'node:assert/strict'
import { type Chapter, lets } from '../hand.ts'

/** The library's own complaint where the browser denies it storage; it goes on without. */
export const denied = /sessionStorage|localStorage|storage is disabled|Access is denied/i

export const closing: Chapter['steps'] = {
  'no reference is held, every call was understood, nothing was asked elsewhere': async (hand) => {
    await lets(hand)
    assert.deepEqual(
      (await hand.leave()).filter((slip) => !denied.test(slip)),
      [],
    )
  },
}
