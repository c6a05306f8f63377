import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../../kit/button.tsx'
import { about, siteName } from '../about.ts'
import { save } from '../save.ts'
import { moment, t } from '../speech.ts'
import type { Receipt } from '../wire.ts'
import { filedNotes } from './filed-notes.ts'

/** The receipt that is open. */
export const shown = signal<Receipt | null>(null)

/** The receipt as a sheet of paper; printing the page prints only this. */
export function ReceiptDialog() {
  const dialog = useRef<HTMLDialogElement>(null)
  const receipt = shown.value
  useEffect(() => {
    document.documentElement.classList.toggle('with-receipt', receipt !== null)
    if (receipt) dialog.current?.showModal()
  }, [receipt])
  if (!receipt) return null
  const close = () => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      class="receipt"
      aria-labelledby="receipt-title"
      onClose={() => {
        shown.value = null
      }}
    >
      <p class="hint">
        {t('page.title')} · {t('page.subtitle')}
      </p>
      <h2 id="receipt-title">{t('receipt.title')}</h2>
      <p class="receipt-number">{receipt.number}</p>
      <dl class="receipt-facts">
        <Line name={t('field.site')} value={`${receipt.site} ${siteName(receipt.site)}`} />
        <Line name={t('field.batch')} value={receipt.batch || '—'} />
        <Line name={t('receipt.at')} value={moment(receipt.at)} />
        <Line name={t('receipt.rows')} value={countsOf(receipt)} />
        <Line name={t('receipt.sha256')} value={receipt.sha256} code />
        <Line name={t('receipt.contentHash')} value={receipt.contentHash} code />
        <Line name={t('receipt.rubricHash')} value={receipt.rubricHash} code />
        <Line name={t('receipt.previous')} value={receipt.previous ?? t('receipt.first')} code />
        <Line name={t('receipt.hash')} value={receipt.hash} code />
      </dl>
      <p class="hint">{t('receipt.lead')}</p>
      <p class="hint">{about.value?.rubric.disclaimer}</p>
      <div class="buttons">
        <Button icon="print" onClick={() => window.print()}>
          {t('receipt.print')}
        </Button>
        <Button icon="download" onClick={() => saveReceipt(receipt)}>
          {t('receipt.save')}
        </Button>
        <Button look="primary" onClick={close}>
          {t('action.close')}
        </Button>
      </div>
    </dialog>
  )
}

const Line = ({ name, value, code }: { name: string; value: string; code?: boolean }) => (
  <div>
    <dt>{name}</dt>
    <dd class={code ? 'code' : undefined}>{value}</dd>
  </div>
)

function countsOf(receipt: Receipt): string {
  const { rows, added, changed, unchanged } = receipt
  return [t('receipt.counts', { rows, added, changed, unchanged }), ...filedNotes(receipt)].join(' ')
}

const saveReceipt = (receipt: Receipt) =>
  save({
    name: `${receipt.number}.json`,
    blob: new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' }),
  })
