import { useState } from 'preact/hooks'
import { Button } from '../../kit/button.tsx'
import { goToOdd } from '../session/list.ts'
import { t } from '../speech.ts'
import { type Odd, type OddKind, oddKinds, type Taken } from '../worklist/rows.ts'
import { useDesk } from './use-desk.ts'

/** So many cells of a kind are shown. */
const few = 20

type Given = {
  readonly index: number
  readonly taken: Taken
  readonly left: ReadonlySet<OddKind>
  readonly onLeave: (kind: OddKind, leave: boolean) => void
}

/** What is odd about a list, kind by kind: counted, to be looked at, to be left out. */
export const ListOdd = ({ index, taken, left, onLeave }: Given) => (
  <ul class="odd">
    {oddKinds.map((kind) => {
      const odd = taken.odd.get(kind)
      return odd ? (
        <Kind key={kind} index={index} kind={kind} odd={odd} left={left.has(kind)} onLeave={onLeave} />
      ) : null
    })}
  </ul>
)

type KindGiven = Pick<Given, 'index' | 'onLeave'> & {
  readonly kind: OddKind
  readonly odd: readonly Odd[]
  readonly left: boolean
}

function Kind({ index, kind, odd, left, onLeave }: KindGiven) {
  const desk = useDesk()
  const [open, setOpen] = useState(false)
  const [most, setMost] = useState(few)
  const words = t(`worklist.odd.${kind}`, { n: odd.length })
  return (
    <li>
      <p>{words}</p>
      <div class="buttons">
        <Button look="quiet" expanded={open} onClick={() => setOpen(!open)}>
          {t('worklist.show')} <span class="unseen">{words}</span>
        </Button>
        {kind === 'passing' ? null : (
          <label class="choice">
            <input type="checkbox" checked={left} onChange={() => onLeave(kind, !left)} />
            {t('worklist.leaveOut')} <span class="unseen">{words}</span>
          </label>
        )}
      </div>
      {open ? (
        <ul class="odd-cells">
          {odd.slice(0, most).map((each, n) => (
            <li key={n}>
              <Button look="quiet" onClick={() => void goToOdd(desk, index, each)}>
                {t('worklist.cell', { row: each.row, text: each.text })}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {open && odd.length > most ? (
        <Button look="quiet" onClick={() => setMost(most + 100)}>
          {t('doctor.more', { n: odd.length - most })}
        </Button>
      ) : null}
    </li>
  )
}
