// All conflicts at once for one side: asked first, done by a second press.
import type { Signal } from '@preact/signals'
import { Button } from '../../../kit/button.tsx'
import { t } from '../../speech.ts'
import type { AllSide } from '../sides.ts'
import { SureCard } from './sure-card.tsx'

type Given = {
  readonly n: number
  /** Some are between others: sides go by what came first. */
  readonly foreign: boolean
  /** Which side is to be taken everywhere. */
  readonly asking: Signal<AllSide | null>
  readonly onSure: (side: AllSide) => void
  readonly onNot: () => void
}

const words = {
  own: {
    left: ['sync.allMine', 'sync.allMineSure'],
    right: ['sync.allTheirs', 'sync.allTheirsSure'],
  },
  foreign: {
    left: ['sync.allSecond', 'sync.allSecondSure'],
    right: ['sync.allHolding', 'sync.allHoldingSure'],
  },
} as const

export function DecideAll({ n, foreign, asking, onSure, onNot }: Given) {
  const said = words[foreign ? 'foreign' : 'own']
  const side = asking.value
  const ask = (to: AllSide) => {
    asking.value = to
  }
  return (
    <>
      <div class="buttons">
        <Button onClick={() => ask('left')}>
          <kbd>Shift+←</kbd> {t(said.left[0], { n })}
        </Button>
        <Button onClick={() => ask('right')}>
          <kbd>Shift+→</kbd> {t(said.right[0], { n })}
        </Button>
      </div>
      {side ? <SureCard question={t(said[side][1], { n })} onSure={() => onSure(side)} onNot={onNot} /> : null}
    </>
  )
}
