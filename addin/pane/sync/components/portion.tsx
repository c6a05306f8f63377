import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { t } from '../../speech.ts'

/** So many are drawn at once. */
const portion = 50

/** The first of many, and the button that shows more of them. */
export function usePortion<Item>(items: readonly Item[]): {
  readonly shown: readonly Item[]
  readonly more: ComponentChildren
} {
  const [most, setMost] = useState(portion)
  const left = items.length - most
  return {
    shown: items.slice(0, most),
    more: left > 0 ? <Button onClick={() => setMost(most + portion)}>{t('sync.more', { n: left })}</Button> : null,
  }
}
