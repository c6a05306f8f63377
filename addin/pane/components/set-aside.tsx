import { caption } from '../../../core/words.ts'
import { Button } from '../../kit/button.tsx'
import type { Draft } from '../scoring/draft.ts'
import { linkApplies, linksSetAside } from '../scoring/link-na.ts'
import { change } from '../session/press.ts'
import { language, t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** Links that were set aside here, each with its way back. */
export function SetAside({ draft }: { readonly draft: Draft }) {
  const desk = useDesk()
  const { rubric } = desk.state.shadow.value!
  const links = linksSetAside(draft)
  if (links.length === 0) return null
  return (
    <div class="buttons">
      {links.map((link) => (
        <Button key={link} icon="again" onClick={() => change(desk, linkApplies(rubric, draft, link))}>
          {t('score.applies', { link: caption(rubric.linkById.get(link)!, language.value) })}
        </Button>
      ))}
    </div>
  )
}
