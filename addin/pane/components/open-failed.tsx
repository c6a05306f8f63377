import { Button } from '../../kit/button.tsx'
import { openBook } from '../session/open.ts'
import { t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

export function OpenFailed() {
  const desk = useDesk()
  return (
    <div class="stack">
      <p>{t('open.failed')}</p>
      <div class="buttons">
        <Button look="primary" icon="again" onClick={() => void openBook(desk)}>
          {t('open.again')}
        </Button>
      </div>
    </div>
  )
}
