import { useState } from 'preact/hooks'
import type { Language } from '../../../core/words.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Field } from '../../kit/field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { about } from '../about.ts'
import { language, t } from '../speech.ts'
import { SiteSelect } from './site-select.tsx'
import { TroubleText } from './trouble-text.tsx'
import { useDownload } from './use-download.ts'

/** A blank score workbook for a site and a period. */
export function BlankForm() {
  const [site, setSite] = useState('')
  const [batch, setBatch] = useState('')
  const [rows, setRows] = useState('60')
  const [lang, setLang] = useState<Language | null>(null)
  const { download, busy, trouble } = useDownload()
  const inLanguage = lang ?? language.value
  return (
    <Card id="blank" icon="sheet" title={t('blank.title')} lead={t('blank.lead')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void download('template', { query: { site, batch: batch.trim(), rows, lang: inLanguage } })
        }}
      >
        <Field label={t('field.site')}>
          <SiteSelect value={site} onChange={setSite} none={t('blank.anySite')} />
        </Field>
        <Field label={t('field.batch')} hint={t('blank.batchHint')}>
          <input
            type="text"
            maxLength={40}
            pattern="[\w.\-\u4e00-\u9fff]*"
            title={t('blank.batchPattern')}
            placeholder={batchOf(site || 'S04', about.value?.today ?? '')}
            autocomplete="off"
            value={batch}
            onInput={(event) => setBatch(event.currentTarget.value)}
          />
        </Field>
        <div class="pair">
          <Field label={t('blank.rows')}>
            <input
              type="number"
              min={1}
              max={5000}
              required
              value={rows}
              onInput={(event) => setRows(event.currentTarget.value)}
            />
          </Field>
          <Field label={t('blank.language')}>
            <select value={inLanguage} onChange={(event) => setLang(event.currentTarget.value as Language)}>
              <option value="zh-CN">中文</option>
              <option value="en-US">English</option>
            </select>
          </Field>
        </div>
        {trouble ? (
          <Notice level="error">
            <TroubleText trouble={trouble} />
          </Notice>
        ) : null}
        <Button submit icon="download" busy={busy}>
          {t('blank.download')}
        </Button>
      </form>
    </Card>
  )
}

/** The usual batch of a site, as an example: S04-2026Q4. */
const batchOf = (site: string, today: string): string => {
  const [, year = '2026', month = '1'] = /^(\d{4})-(\d{2})/.exec(today) ?? []
  return `${site}-${year}Q${Math.ceil(Number(month) / 3)}`
}
