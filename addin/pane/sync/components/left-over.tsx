import { Button } from '../../../kit/button.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { useDesk } from '../../components/use-desk.ts'
import { t } from '../../speech.ts'
import { goToExam } from '../place-words.ts'
import { keepTyped, leftOver } from '../typed-answers.ts'
import type { SyncView } from '../view.ts'

/** What was typed into cards of conflicts that somebody else decided first. */
export function LeftOver({ sync }: { readonly sync: SyncView }) {
  const desk = useDesk()
  const left = leftOver(desk, sync)
  if (left.length === 0) return null
  const rowOf = (record: string) =>
    desk.state.judgement.value?.rows.find(({ entry }) => entry.exam.record_id === record)?.entry.row
  return (
    <section class="sync-part" aria-labelledby="sync-left">
      <h3 id="sync-left">{t('sync.left', { n: left.length })}</h3>
      <p class="hint">{t('sync.leftHint')}</p>
      <ul>
        {left.map(([id, { title, record, other, why }]) => {
          const row = rowOf(record)
          return (
            <li key={id} id={`left-${id}`} class="sync-card" tabIndex={-1} aria-label={title}>
              <p>
                <Icon name="notice" /> <b>{title}</b>
              </p>
              {other === '' ? null : <p class="side-text">{t('sync.leftValue', { text: other })}</p>}
              {why === '' ? null : <p class="side-text">{t('sync.leftWhy', { text: why })}</p>}
              <div class="buttons">
                {row === undefined ? null : (
                  <Button about={title} onClick={() => goToExam(desk, row)}>
                    {t('sync.toExam')}
                  </Button>
                )}
                <Button
                  look="quiet"
                  about={title}
                  onClick={() => {
                    keepTyped(desk, id, null)
                    document.getElementById('sync-title')?.focus()
                  }}
                >
                  {t('sync.throwAway')}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
