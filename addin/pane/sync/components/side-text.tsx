import { t } from '../../speech.ts'
import { differing, firstOf, isLong, lastOf, restOf } from '../differing.ts'

type Given = {
  readonly text: string
  /** What it is compared with; null: with nothing. */
  readonly other: string | null
  /** All of it, however long. */
  readonly whole: boolean
}

/** The value of a side. Of a long text what differs, with a little of what is around it. */
export function SideText({ text, other, whole }: Given) {
  if (!isLong(text) && !isLong(other ?? '')) return <span class="side-value">{text}</span>
  if (other === null) return <span class="side-text">{whole ? text : firstOf(text)}</span>
  const { before, own, after } = differing(text, other)
  return (
    <span class="side-text">
      {whole ? before : lastOf(before)}
      <mark>{own === '' ? t('sync.nothingHere') : whole ? own : firstOf(own)}</mark>
      {whole ? after : restOf(after)}
    </span>
  )
}
