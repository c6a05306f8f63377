// A conflict may be decided by somebody else while one looks at it.
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useDesk } from '../../components/use-desk.ts'
import { tell } from '../../session/desk.ts'

/**
 * Says so, and takes the focus from a card that went away to what was typed there, or to what follows.
 * @param ids those that are open, in their order
 * @param decided those that were decided here
 * @returns to be called with each focus in the list
 */
export function useElsewhere(
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  decided: ReadonlySet<string>,
): (event: FocusEvent) => void {
  const desk = useDesk()
  const before = useRef(ids)
  const at = useRef<string | null>(null)
  useEffect(() => {
    const was = before.current
    before.current = ids
    const here = new Set(ids)
    const gone = was.filter((id) => !here.has(id) && !decided.has(id))
    if (gone.length === 0) return
    tell(desk, { level: 'notice', word: 'sync.elsewhereDecided', values: { n: gone.length } })
    const lost = at.current !== null && gone.includes(at.current)
    const { activeElement } = document
    const nowhere = activeElement === document.body || activeElement?.matches('[data-home]')
    if (!lost || !nowhere) return
    const following = was.slice(was.indexOf(at.current!)).find((id) => here.has(id)) ?? ids[0]
    const card = list.current?.querySelector<HTMLElement>(`[data-conflict="${following}"]`)
    const left = document.getElementById(`left-${at.current}`)
    const to = left ?? card ?? document.getElementById('sync-title')
    to?.focus()
  }, [ids.join(' ')])
  return ({ target }) => {
    if (target instanceof Element) at.current = target.closest<HTMLElement>('[data-conflict]')?.dataset.conflict ?? null
  }
}
