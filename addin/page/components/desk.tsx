// Check and file: the drop zone, the queue and its bar.

import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Notice } from '../../kit/notice.tsx'
import { items } from '../queue/queue.ts'
import { cutOff, goOn } from '../queue/work.ts'
import { t } from '../speech.ts'
import { DropZone } from './drop-zone.tsx'
import { QueueBar } from './queue-bar.tsx'
import { QueueRow } from './queue-row.tsx'

export const Desk = () => (
  <Card id="desk" icon="upload" title={t('desk.title')} lead={t('desk.lead')}>
    <DropZone />
    {cutOff.value ? (
      <Notice level="error" action={<Button onClick={goOn}>{t('action.retry')}</Button>}>
        {t('trouble.network')}
      </Notice>
    ) : null}
    {items.value.length > 0 ? (
      <>
        <QueueBar />
        <ol class="queue" aria-label={t('queue.label')}>
          {items.value.map((item) => (
            <QueueRow key={item.id} item={item} />
          ))}
        </ol>
      </>
    ) : null}
  </Card>
)
