// All open conflicts, one card each; cards are decided with the keyboard, one after another or all at once.
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { announce } from '../../../kit/live.ts'
import { useDesk } from '../../components/use-desk.ts'
import { t } from '../../speech.ts'
import { type AllSide, choicesOf, sidesOf } from '../sides.ts'
import { markSent } from '../typed-answers.ts'
import type { Decision, ShownConflict, SyncView } from '../view.ts'
import { ConflictCard } from './conflict-card.tsx'
import { DecideAll } from './decide-all.tsx'
import { usePortion } from './portion.tsx'
import { useElsewhere } from './use-elsewhere.ts'

/** As the rows stand in the sheet, those that are not in it last; within a row in the order of their ids, which does not change. */
const bySheet = (a: ShownConflict, b: ShownConflict): number =>
  (a.at.row ?? Number.MAX_VALUE) - (b.at.row ?? Number.MAX_VALUE) || (a.conflict.id < b.conflict.id ? -1 : 1)

export function ConflictList({ sync }: { readonly sync: SyncView }) {
  const desk = useDesk()
  const list = useRef<HTMLUListElement>(null)
  const asking = useSignal<AllSide | null>(null)
  /** Decided here, and the centre has not said so yet. */
  const decided = useSignal<ReadonlySet<string>>(new Set())
  const conflicts = [...sync.conflicts.value].sort(bySheet)
  const person = sync.who.value?.person ?? null
  const open = conflicts.filter(({ entitled, conflict }) => entitled && !decided.value.has(conflict.id))
  const foreign = open.some(({ conflict }) => sidesOf(conflict, person).foreign)
  const { shown, more } = usePortion(conflicts)
  const met = useElsewhere(
    list,
    conflicts.map(({ conflict }) => conflict.id),
    decided.value,
  )
  if (conflicts.length === 0) return null

  async function decide(decisions: readonly Decision[]): Promise<void> {
    const ids = decisions.map(({ conflict }) => conflict)
    decided.value = new Set([...decided.value, ...ids])
    markSent(desk, ids, true)
    const taken = await sync.decide(decisions).catch(() => false)
    if (taken && ids.length > 1) announce(t('sync.allDecided', { n: ids.length }))
    if (taken) return
    decided.value = new Set([...decided.value].filter((id) => !ids.includes(id)))
    markSent(desk, ids, false)
    announce(t('sync.notDecided'))
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
  function all(side: AllSide): void {
    asking.value = null
    document.getElementById('sync-title')?.focus()
    const choices = choicesOf(
      open.map(({ conflict }) => conflict),
      side,
      person,
    )
    void decide(choices)
  }

  return (
    <section
      class="sync-part conflicts"
      aria-labelledby="sync-conflicts"
      onFocusCapture={met}
      onKeyDown={(event) => {
        const side = event.shiftKey ? ({ ArrowLeft: 'left', ArrowRight: 'right' } as const)[event.key] : undefined
        const typing = event.target instanceof Element && event.target.matches('input, textarea')
        if (!side || typing || open.length < 2) return
        event.preventDefault()
        asking.value = side
      }}
    >
      <h3 id="sync-conflicts">{t('sync.conflicts', { n: conflicts.length })}</h3>
      {open.length > 0 ? <p class="hint">{t('sync.conflictsHint')}</p> : null}
      {open.length > 1 ? (
        <DecideAll
          n={open.length}
          foreign={foreign}
          asking={asking}
          onSure={all}
          onNot={() => {
            asking.value = null
            next(null)
          }}
        />
      ) : null}
      <ul ref={list} class="conflict-cards">
        {shown.map((each) => (
          <ConflictCard
            key={each.conflict.id}
            shown={each}
            person={person}
            waiting={decided.value.has(each.conflict.id)}
            onDecide={(choice, why) => {
              const { id } = each.conflict
              next(id)
              void decide([{ conflict: id, choice, ...(why.trim() === '' ? {} : { why: why.trim() }) }])
            }}
            onNext={() => next(each.conflict.id)}
          />
        ))}
      </ul>
      {more}
    </section>
  )
}
