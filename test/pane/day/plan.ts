// What is found in each exam: most are clean, some lose points, some have what does not apply, a few are vetoed.
import type { Random } from '../../../server/sample/random.ts'
import { rubric } from '../../addin/pane/stage.ts'

export type Plan = {
  readonly kind: 'clean' | 'deductions' | 'not applicable' | 'veto'
  readonly keys: readonly string[]
}

const jump = (place: number) => ['g', ...String(place + 1).padStart(2, '0')]
const places = (wanted: (item: (typeof rubric.items)[number]) => boolean) =>
  rubric.items.flatMap((item, place) => (wanted(item) ? [place] : []))
const vetoable = places(({ veto }) => veto !== null)
const spareable = places(({ naReasons }) => naReasons.length > 0)
/** Judged in every exam, whatever its modality and film. */
const common = places(({ link }) => link === 'REQ' || link === 'RPT')

export function planOf(random: Random): Plan {
  const kind = random.weighted([
    ['clean', 60],
    ['deductions', 28],
    ['not applicable', 6],
    ['veto', 6],
  ] as const)
  if (kind === 'clean') return { kind, keys: [] }
  if (kind === 'veto') return { kind, keys: [...jump(random.pick(vetoable)), 'v'] }
  if (kind === 'not applicable') return { kind, keys: [...jump(random.pick(spareable)), 'n'] }
  const keys = Array.from({ length: random.whole(1, 3) }, () => {
    const place = random.pick(common)
    return [...jump(place), String(random.whole(1, rubric.items[place]!.deductions.length))]
  })
  return { kind, keys: keys.flat() }
}
