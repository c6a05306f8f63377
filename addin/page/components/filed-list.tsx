import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Field } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { askJson, type Trouble } from '../api.ts'
import { filings } from '../queue/work.ts'
import { t } from '../speech.ts'
import type { FilingLine, Overview, Receipt } from '../wire.ts'
import { Coverage } from './coverage.tsx'
import { FiledTable } from './filed-table.tsx'
import { shown } from './receipt-dialog.tsx'
import { SiteSelect } from './site-select.tsx'
import { TroubleText } from './trouble-text.tsx'

const portion = 20

/** What has been filed, the newest first. */
export function FiledList() {
  const [site, setSite] = useState('')
  const [lines, setLines] = useState<readonly FilingLine[] | null>(null)
  const [overview, setOverview] = useState<Overview | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [most, setMost] = useState(portion)
  const [asked, setAsked] = useState(0)
  const count = filings.value
  useEffect(() => {
    const until = new AbortController()
    void askJson<{ filings: readonly FilingLine[] }>('filings', { query: { site }, signal: until.signal }).then(
      (answer) => {
        if (until.signal.aborted) return
        if ('value' in answer) setLines(answer.value.filings)
        setTrouble('trouble' in answer ? answer.trouble : null)
      },
    )
    return () => until.abort()
  }, [site, count, asked])
  useEffect(() => {
    const until = new AbortController()
    void askJson<Overview>('overview', { signal: until.signal }).then((answer) => {
      if ('value' in answer) setOverview(answer.value)
    })
    return () => until.abort()
  }, [count, asked])

  const show = async (number: string) => {
    const answer = await askJson<Receipt>(`receipts/${encodeURIComponent(number)}`)
    if ('value' in answer) shown.value = answer.value
    else setTrouble(answer.trouble)
  }
  return (
    <Card id="filed" icon="receipt" title={t('list.title')} lead={t('list.lead')}>
      {overview ? <Coverage overview={overview} /> : null}
      <Field label={t('field.site')}>
        <SiteSelect value={site} onChange={setSite} none={t('field.allSites')} />
      </Field>
      {trouble ? (
        <Notice level="error" action={<Button onClick={() => setAsked(asked + 1)}>{t('action.retry')}</Button>}>
          <TroubleText trouble={trouble} />
        </Notice>
      ) : null}
      {lines && lines.length === 0 ? <p class="empty">{t('list.empty')}</p> : null}
      {lines && lines.length > 0 ? (
        <>
          <FiledTable lines={lines.slice(0, most)} onReceipt={(number) => void show(number)} />
          {lines.length > most ? (
            <p class="more">
              <Button onClick={() => setMost(most + portion)}>
                {t('list.more', { next: Math.min(portion, lines.length - most), left: lines.length - most })}
              </Button>
            </p>
          ) : null}
        </>
      ) : null}
    </Card>
  )
}
