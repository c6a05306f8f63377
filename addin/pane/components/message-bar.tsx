import { tellTrouble } from '../../host/trouble.ts'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { tell } from '../session/desk.ts'
import { unlock } from '../session/unlock.ts'
import { language, t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** What happened, what is safe, what next. One message at a time, at the top. */
export function MessageBar() {
  const desk = useDesk()
  const message = desk.state.message.value
  if (!message) return null
  const { level, word, values, trouble } = message
  return (
    <Notice
      level={level}
      action={
        <Button look="quiet" onClick={() => tell(desk, null)} icon="close">
          <span class="unseen">{t('message.close')}</span>
        </Button>
      }
    >
      {trouble ? tellTrouble(trouble, language.value) : t(word, values)}
      {trouble?.code === 'sheet-protected' ? (
        <div class="buttons">
          <Button onClick={() => void unlock(desk, trouble)}>{t('message.unlock')}</Button>
        </div>
      ) : null}
    </Notice>
  )
}
