import { Icon, type IconName } from '../../../kit/icon.tsx'
import type { RowState } from '../../../sync/marks.ts'
import { t } from '../../speech.ts'
import { useSync } from './use-sync.ts'

const icons: Readonly<Record<RowState, IconName>> = {
  local: 'sheet',
  sent: 'upload',
  accepted: 'good',
  refused: 'error',
  conflict: 'warning',
  hidden: 'stopped',
}
const levels: Readonly<Record<RowState, string>> = {
  local: '',
  sent: 'busy',
  accepted: 'good',
  refused: 'bad',
  conflict: 'bad',
  hidden: '',
}

/** How far the exam has come: saved here, sent, accepted, refused, in conflict, not shown. Nothing without the centre. */
export function RowMark({ record }: { readonly record: string | null }) {
  const sync = useSync()
  const state = record === null ? null : (sync?.rowState(record) ?? null)
  if (state === null) return null
  return (
    <span class={`badge row-mark ${levels[state]}`} data-state={state}>
      <Icon name={icons[state]} />
      {t(`row.${state}`)}
    </span>
  )
}
