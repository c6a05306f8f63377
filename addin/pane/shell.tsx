// What is there at once: the name, where we are, and a way out of every dead end. The desk comes when Excel is there.
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Button } from '../kit/button.tsx'
import { said } from '../kit/live.ts'
import { Notice } from '../kit/notice.tsx'
import { language, t } from './speech.ts'

export type Stage = 'loading' | 'late' | 'noExcel' | 'broken' | 'desk'

export const stage = signal<Stage>('loading')
/** The desk, drawn by the part that is loaded later. */
export const desk = signal<ComponentChildren>(null)
/** The state of sync, in the head; comes with the desk. */
export const corner = signal<ComponentChildren>(null)

export const Shell = ({ onRetry }: { readonly onRetry: () => void }) => (
  <>
    <header class="head">
      <h1>{t('pane.title')}</h1>
      {stage.value === 'desk' ? corner.value : null}
      <Button
        look="quiet"
        onClick={() => {
          language.value = language.value === 'zh-CN' ? 'en-US' : 'zh-CN'
        }}
      >
        <span lang={language.value === 'zh-CN' ? 'en' : 'zh-CN'}>
          {language.value === 'zh-CN' ? 'English' : '中文'}
        </span>
      </Button>
    </header>
    <main data-home tabIndex={-1}>
      {stage.value === 'desk' ? desk.value : <Waiting onRetry={onRetry} />}
    </main>
    <div class="unseen" role="status" aria-live="polite">
      {said.value}
    </div>
  </>
)

function Waiting({ onRetry }: { readonly onRetry: () => void }) {
  if (stage.value === 'loading')
    return (
      <div class="stack" role="status">
        <p>{t('pane.loading')}</p>
        <p class="hint">{t('pane.lead')}</p>
      </div>
    )
  const words = { late: 'pane.late', noExcel: 'pane.noExcel', broken: 'pane.broken', desk: 'pane.loading' } as const
  return (
    <div class="stack">
      <Notice level={stage.value === 'noExcel' ? 'notice' : 'error'}>{t(words[stage.value])}</Notice>
      <div class="buttons">
        {stage.value === 'noExcel' ? null : (
          <Button look="primary" icon="again" onClick={onRetry}>
            {t('pane.retry')}
          </Button>
        )}
        <a href="page.html" target="_blank" rel="noopener">
          {t('pane.toPage')}
        </a>
      </div>
    </div>
  )
}
