import { caption } from '../../../core/words.ts'
import type { Draft, DraftView } from '../scoring/draft.ts'
import { toLink } from '../scoring/moves.ts'
import { language, t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

type Given = { readonly draft: Draft; readonly view: DraftView; readonly onDone: () => void }

/** The links with their running scores; a press shows the items of one. */
export function LinkBar({ draft, view, onDone }: Given) {
  const desk = useDesk()
  const rubric = desk.state.shadow.value!.rubric
  const current = rubric.items[draft.place]!.link
  return (
    <nav class="links" aria-label={t('score.links')}>
      {rubric.links.map((link) => {
        const score = view.score.links[link.id]!
        const said =
          score.status === 'SCORED'
            ? `${score.effective.toFixed(rubric.config.roundDecimals)}`
            : t(`status.${score.status}`)
        return (
          <button
            key={link.id}
            type="button"
            class={`link-button ${score.status === 'SCORED' && score.lost > 0 ? 'lost' : ''}`}
            aria-current={link.id === current ? 'true' : undefined}
            aria-disabled={score.status === 'NA' || score.status === 'OUT_OF_SCOPE' || undefined}
            onClick={() => {
              desk.state.draft.value = toLink(rubric, draft, link.id)
              onDone()
            }}
          >
            <span class="link-name">{caption(link, language.value)}</span>
            <span class="link-score">{said}</span>
          </button>
        )
      })}
    </nav>
  )
}
