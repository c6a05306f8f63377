import { Button } from '../../kit/button.tsx'
import { openAgain } from '../session/session.ts'
import { t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

export function OpenFailed() {
  const desk = useDesk()
  return (
    <div class="stack">
      <p>{t('open.failed')}</p>
      <div class="buttons">
        <Button look="primary" icon="again" onClick={() => void openAgain(desk)}>
          {t('open.again')}
        </Button>
      </div>
    </div>
  )
}
