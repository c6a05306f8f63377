import { useState } from 'preact/hooks'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Field } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { t } from '../speech.ts'
import { SiteSelect } from './site-select.tsx'
import { TroubleText } from './trouble-text.tsx'
import { useDownload } from './use-download.ts'

/** The summary workbook of a period, of one site or all. */
export function SummaryForm() {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [site, setSite] = useState('')
  const { download, stop, busy, trouble } = useDownload()
  return (
    <Card id="summary" icon="chart" title={t('summary.title')} lead={t('summary.lead')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void download('summary', { query: { from, to, site } })
        }}
      >
        <div class="pair">
          <Month label={t('summary.from')} value={from} onInput={setFrom} />
          <Month label={t('summary.to')} value={to} onInput={setTo} />
        </div>
        <p class="hint">{t('summary.monthHint')}</p>
        <Field label={t('field.site')}>
          <SiteSelect value={site} onChange={setSite} none={t('field.allSites')} />
        </Field>
        {trouble ? (
          <Notice level={trouble.kind === 'stopped' ? 'notice' : 'error'}>
            <TroubleText trouble={trouble} />
          </Notice>
        ) : null}
        <div class="buttons">
          <Button submit icon="download" busy={busy}>
            {t('summary.download')}
          </Button>
          {busy ? <Button onClick={stop}>{t('action.stop')}</Button> : null}
        </div>
      </form>
    </Card>
  )
}

/** Browsers without a month picker show a text field; the pattern holds there. */
const Month = ({ label, value, onInput }: { label: string; value: string; onInput: (month: string) => void }) => (
  <Field label={label}>
    <input
      type="month"
      pattern="\d{4}-(0[1-9]|1[0-2])"
      title={t('summary.monthPattern')}
      placeholder="2026-01"
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  </Field>
)
