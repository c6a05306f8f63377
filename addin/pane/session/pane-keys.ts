// Keys that hold everywhere in the pane, not only in the list of items.
import { actionOf, mendKey, type Press } from '../scoring/keys.ts'
import type { Desk } from './desk.ts'
import { mend } from './mend.ts'
import { act } from './score.ts'

/** Does what the key means outside the list. False: it means nothing of ours there. */
export function paneKey(desk: Desk, press: Press, inText: boolean): boolean {
  const { state } = desk
  const action = actionOf(press, { digits: null, singleKeys: false })
  if (action?.do === 'finding') {
    void act(desk, action)
    return true
  }
  if (inText || press.composing) return false
  if (action?.do === 'undo' || action?.do === 'redo') {
    void act(desk, action)
    return true
  }
  const finding = state.listed.value[state.at.value]
  const plain = !press.shift && !press.control && !press.alt
  if (
    !mendKey.codes.some((code) => code === press.code) ||
    !plain ||
    !state.singleKeys.value ||
    state.view.value !== 'findings' ||
    !finding
  )
    return false
  void mend(desk, [finding])
  return true
}
