import { useRef, useState } from 'preact/hooks'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { announce } from '../../kit/live.ts'
import { Notice } from '../../kit/notice.tsx'
import { add, items, most } from '../queue/queue.ts'
import { start } from '../queue/work.ts'
import { t } from '../speech.ts'
import { useDrop } from './use-drop.ts'

/** Where workbooks come in: by drop, or by a button for those who do not drag. */
export function DropZone() {
  const input = useRef<HTMLInputElement>(null)
  const [known, setKnown] = useState(0)

  const take = (files: readonly File[]) => {
    if (files.length === 0) return
    const counts = add(files)
    setKnown(counts.known)
    announce(t('drop.added', { added: counts.added }))
    start()
  }
  const over = useDrop(take)
  return (
    <>
      <div class={`drop ${over ? 'over' : ''} ${items.value.length > 0 ? 'small' : ''}`}>
        <Icon name="upload" />
        <div class="drop-text">
          <p class="drop-lead">{t(over ? 'drop.release' : 'drop.lead')}</p>
          <p class="hint">{t('drop.hint', { most })}</p>
        </div>
        <Button look={items.value.length > 0 ? undefined : 'primary'} onClick={() => input.current?.click()}>
          {t('drop.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept=".xlsx,.xlsm,.xls,.et,.csv"
          aria-label={t('drop.choose')}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
      </div>
      {known > 0 ? <Notice level="notice">{t('drop.known', { known })}</Notice> : null}
    </>
  )
}
