import { Button } from '../../kit/button.tsx'
import { canGoOn, type Item, isAhead, isBusy, isFileable, looks, mayBeNewest } from '../queue/item.ts'
import { opened, remove } from '../queue/queue.ts'
import { fileOne, retry } from '../queue/work.ts'
import { fileSize, number, t } from '../speech.ts'
import { Badge } from './badge.tsx'
import { FiledFacts } from './filed-facts.tsx'
import { FindingsView } from './findings-view.tsx'
import { NewestForm } from './newest-form.tsx'
import { TroubleText } from './trouble-text.tsx'

/** One workbook of the queue; its findings open below it. */
export function QueueRow({ item }: { item: Item }) {
  const { id, file, state, report, trouble, filed } = item
  const open = opened.value === id && report !== null
  const name = file.name
  return (
    <li class={`row ${looks[state].tone} ${open ? 'open' : ''}`} data-home tabIndex={-1}>
      <div class="row-head">
        <div class="row-file">
          <p class="row-name" title={name}>
            {name}
          </p>
          <p class="row-facts">
            {[
              report?.workbook.site,
              report?.workbook.batch,
              report ? t('queue.rows', { rows: report.counts.rows }) : '',
            ]
              .filter(Boolean)
              .join(' · ') || fileSize(file.size)}
          </p>
        </div>
        <Badge tone={looks[state].tone} state={state}>
          {t(looks[state].word)}
        </Badge>
        <p class="row-counts">{report ? <Counts counts={report.counts} /> : null}</p>
        <div class="buttons">
          {report && report.findings.length > 0 ? (
            <Button
              icon="open"
              expanded={open}
              about={name}
              onClick={() => {
                opened.value = open ? null : id
              }}
            >
              {t('row.findings')}
            </Button>
          ) : null}
          {canGoOn(item) ? (
            <Button icon="again" about={name} onClick={() => retry(id)}>
              {t('action.retry')}
            </Button>
          ) : isFileable(item) ? (
            <Button icon="receipt" about={name} onClick={() => fileOne(id)}>
              {t('row.file')}
            </Button>
          ) : null}
          {isBusy(item) || isAhead(item) ? null : (
            <Button look="quiet" icon="close" about={name} onClick={() => remove(id)}>
              {t('row.remove')}
            </Button>
          )}
        </div>
      </div>
      {trouble ? (
        <p class={`row-trouble ${looks[state].tone}`}>
          <TroubleText trouble={trouble} />
        </p>
      ) : null}
      {filed ? <FiledFacts filed={filed} /> : null}
      {mayBeNewest(item) ? <NewestForm item={item} /> : null}
      {open ? <FindingsView item={item} /> : null}
    </li>
  )
}

const Counts = ({ counts }: { counts: NonNullable<Item['report']>['counts'] }) => (
  <>
    {counts.errors > 0 ? <span class="count error">{t('count.errors', { n: number(counts.errors) })}</span> : null}
    {counts.warnings > 0 ? (
      <span class="count warning">{t('count.warnings', { n: number(counts.warnings) })}</span>
    ) : null}
    {counts.notices > 0 ? <span class="count">{t('count.notices', { n: number(counts.notices) })}</span> : null}
  </>
)
