import { Button } from '../../kit/button.tsx'
import { t } from '../speech.ts'
import type { Filed } from '../wire.ts'
import { filedNotes } from './filed-notes.ts'
import { shown } from './receipt-dialog.tsx'

/** What a filing did, and its receipt. */
export function FiledFacts({ filed }: { filed: Filed }) {
  const { receipt, added, changed, unchanged, missing, kept, conflicts, reverted, missingRows, repeated } = filed
  return (
    <div class="filed">
      <p>
        {t('filed.receipt')} <strong class="number">{receipt.number}</strong>
        {repeated ? <span class="hint"> {t('filed.repeated')}</span> : null}
      </p>
      <dl class="facts">
        <Fact name={t('filed.added')} value={added} />
        <Fact name={t('filed.changed')} value={changed} />
        <Fact name={t('filed.unchanged')} value={unchanged} />
        <Fact name={t('filed.missing')} value={missing} />
        {kept > 0 ? <Fact name={t('filed.kept')} value={kept} /> : null}
        {conflicts > 0 ? <Fact name={t('filed.conflicts')} value={conflicts} /> : null}
        {reverted > 0 ? <Fact name={t('filed.reverted')} value={reverted} /> : null}
      </dl>
      <Button
        icon="receipt"
        about={receipt.number}
        onClick={() => {
          shown.value = receipt
        }}
      >
        {t('filed.show')}
      </Button>
      {filedNotes(receipt).map((note) => (
        <p class="hint">{note}</p>
      ))}
      {missing > 0 ? (
        <details class="missing">
          <summary>{t('filed.missingHint', { missing })}</summary>
          <p class="ids">{missingRows.join(' ')}</p>
        </details>
      ) : null}
    </div>
  )
}

const Fact = ({ name, value }: { name: string; value: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
