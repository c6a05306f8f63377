import { isForDiscussion } from '../../../core/discussion.ts'
import type { DraftView } from '../scoring/draft.ts'
import { type Action, firmKeys, singleKeys } from '../scoring/keys.ts'
import { act } from '../session/score.ts'
import { t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** What has no place of its own in the view, with its key. */
const offered: readonly Action['do'][] = [
  'find',
  'reasons',
  'linkNotApplicable',
  'metLink',
  'same',
  'flag',
  'people',
  'clear',
  'look',
  'redo',
]

export function ActionBar({ view }: { readonly view: DraftView }) {
  const desk = useDesk()
  const { choosing, finding } = desk.state
  const pressed: Readonly<Partial<Record<Action['do'], boolean>>> = {
    flag: isForDiscussion(view.entry.exam.remarks),
    reasons: choosing.value !== null,
    find: finding.value,
  }
  return (
    <fieldset class="actions" aria-label={t('score.actions')}>
      {[...singleKeys, ...firmKeys]
        .filter(({ action }) => offered.includes(action.do))
        .sort((a, b) => offered.indexOf(a.action.do) - offered.indexOf(b.action.do))
        .map(({ action, shown }) => (
          <button
            key={shown}
            type="button"
            class="action"
            aria-pressed={pressed[action.do]}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void act(desk, action)}
          >
            <kbd>{shown}</kbd>
            {t(`action.${shortOf(action)}`)}
          </button>
        ))}
    </fieldset>
  )
}

type Short =
  | 'find'
  | 'reasons'
  | 'linkNotApplicable'
  | 'metLink'
  | 'same'
  | 'flag'
  | 'people'
  | 'clear'
  | 'next'
  | 'previous'
  | 'redo'

const shortOf = (action: Action): Short =>
  action.do === 'look' ? (action.by === 1 ? 'next' : 'previous') : (action.do as Exclude<Short, 'next' | 'previous'>)
