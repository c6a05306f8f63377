// All open conflicts, one card each; cards are decided with the keyboard, one after another or all at once.
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { announce } from '../../../kit/live.ts'
import { t } from '../../speech.ts'
import { type SideChoice, sidesOf } from '../sides.ts'
import type { Choice, ShownConflict, SyncView } from '../view.ts'
import { ConflictCard } from './conflict-card.tsx'

/** So many are drawn at once. */
const portion = 50

/** As the rows stand in the sheet, those that are not in it last; within a row in the order of their ids, which does not change. */
const bySheet = (a: ShownConflict, b: ShownConflict): number =>
  (a.at.row ?? Number.MAX_VALUE) - (b.at.row ?? Number.MAX_VALUE) || (a.conflict.id < b.conflict.id ? -1 : 1)

export function ConflictList({ sync }: { readonly sync: SyncView }) {
  const list = useRef<HTMLUListElement>(null)
  const most = useSignal(portion)
  /** Which side is to be taken everywhere; a second press does it. */
  const asking = useSignal<'left' | 'right' | null>(null)
  /** Decided here, and the centre has not said so yet. */
  const decided = useSignal<ReadonlySet<string>>(new Set())
  const conflicts = [...sync.conflicts.value].sort(bySheet)
  const person = sync.who.value?.person ?? null
  const open = conflicts.filter(({ entitled, conflict }) => entitled && !decided.value.has(conflict.id))
  if (conflicts.length === 0) return null

  const mark = (id: string, on: boolean) => {
    const next = new Set(decided.value)
    if (on) next.add(id)
    else next.delete(id)
    decided.value = next
  }
  async function decide(id: string, choice: Choice, why: string): Promise<boolean> {
    mark(id, true)
    const taken = await sync.decide(id, choice, why.trim() || undefined).catch(() => false)
    if (!taken) {
      mark(id, false)
      announce(t('sync.notDecided'))
    }
    return taken
  }
  /** The card after this one that still waits for this person; round to the first. */
  function next(id: string | null): void {
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-conflict][data-open]') ?? [])]
    const at = cards.findIndex(({ dataset }) => dataset.conflict === id)
    const to = cards.filter(({ dataset }) => dataset.conflict !== id)
    const after = at < 0 ? to[0] : (cards.slice(at + 1)[0] ?? to[0])
    if (after) after.focus()
    else if (at < 0) document.getElementById('sync-title')?.focus()
  }
  async function all(side: 'left' | 'right'): Promise<void> {
    asking.value = null
    const choices = open.map(({ conflict }): readonly [string, SideChoice] => [
      conflict.id,
      sidesOf(conflict, person)[side].choice,
    ])
    document.getElementById('sync-title')?.focus()
    for (const [id, choice] of choices) await decide(id, choice, '')
    announce(t('sync.allDecided', { n: choices.length }))
  }
  const ask = (side: 'left' | 'right') => {
    asking.value = side
    requestAnimationFrame(() => document.getElementById('decide-all')?.focus())
  }

  return (
    <section
      class="sync-part conflicts"
      aria-labelledby="sync-conflicts"
      onKeyDown={(event) => {
        const side = event.shiftKey ? ({ ArrowLeft: 'left', ArrowRight: 'right' } as const)[event.key] : undefined
        if (!side || open.length < 2 || (event.target instanceof Element && event.target.matches('input'))) return
        event.preventDefault()
        ask(side)
      }}
    >
      <h3 id="sync-conflicts">{t('sync.conflicts', { n: conflicts.length })}</h3>
      <p class="hint">{t('sync.conflictsHint')}</p>
      {open.length > 1 ? (
        <div class="buttons">
          <Button onClick={() => ask('left')}>
            <kbd>Shift+←</kbd> {t('sync.allMine', { n: open.length })}
          </Button>
          <Button onClick={() => ask('right')}>
            <kbd>Shift+→</kbd> {t('sync.allTheirs', { n: open.length })}
          </Button>
        </div>
      ) : null}
      {asking.value ? (
        <div class="sync-card" role="status">
          <p>{t(asking.value === 'left' ? 'sync.allMineSure' : 'sync.allTheirsSure', { n: open.length })}</p>
          <div class="buttons">
            <Button look="primary" id="decide-all" onClick={() => void all(asking.value!)}>
              {t('sync.allSure')}
            </Button>
            <Button
              onClick={() => {
                asking.value = null
                next(null)
              }}
            >
              {t('sync.allNot')}
            </Button>
          </div>
        </div>
      ) : null}
      <ul ref={list} class="conflict-cards">
        {conflicts.slice(0, most.value).map((shown) => (
          <ConflictCard
            key={shown.conflict.id}
            shown={shown}
            person={person}
            waiting={decided.value.has(shown.conflict.id)}
            onDecide={(choice, why) => {
              next(shown.conflict.id)
              void decide(shown.conflict.id, choice, why)
            }}
            onNext={() => next(shown.conflict.id)}
          />
        ))}
      </ul>
      {conflicts.length > most.value ? (
        <Button
          onClick={() => {
            most.value += portion
          }}
        >
          {t('sync.more', { n: conflicts.length - most.value })}
        </Button>
      ) : null}
    </section>
  )
}
