import { Button } from '../../kit/button.tsx'
import type { Item } from '../queue/item.ts'
import { fileAsNewest } from '../queue/work.ts'
import { t } from '../speech.ts'

/** Another copy of the workbook was filed. Only a person can know that this file is the newer one. */
export const NewestForm = ({ item: { id, file } }: { item: Item }) => (
  <details class="newest">
    <summary>{t('newest.ask')}</summary>
    <p>{t('newest.means')}</p>
    <Button icon="receipt" about={file.name} onClick={() => fileAsNewest(id)}>
      {t('newest.file')}
    </Button>
  </details>
)
