// The frame of the page: head, regions, foot.
import { useRef } from 'preact/hooks'
import { Button } from '../../kit/button.tsx'
import { said } from '../../kit/live.ts'
import { Notice } from '../../kit/notice.tsx'
import { about, aboutTrouble, loadAbout } from '../about.ts'
import { changeLanguage, language, t } from '../speech.ts'
import { BlankForm } from './blank-form.tsx'
import { Desk } from './desk.tsx'
import { FiledList } from './filed-list.tsx'
import { ReceiptDialog } from './receipt-dialog.tsx'
import { SummaryForm } from './summary-form.tsx'
import { TroubleText } from './trouble-text.tsx'

export function PageFrame() {
  const main = useRef<HTMLElement>(null)
  return (
    <>
      {/* A button, because a link would write its target into the address. */}
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {t('page.skip')}
      </button>
      <Head />
      <main ref={main} tabIndex={-1}>
        {aboutTrouble.value ? (
          <Notice level="error" action={<Button onClick={() => void loadAbout()}>{t('action.retry')}</Button>}>
            <TroubleText trouble={aboutTrouble.value} />
          </Notice>
        ) : null}
        <div class="columns">
          <div class="wide">
            <Desk />
            <FiledList />
          </div>
          <aside class="narrow" aria-label={t('page.side')}>
            <BlankForm />
            <SummaryForm />
          </aside>
        </div>
      </main>
      <Foot />
      <ReceiptDialog />
      <div class="unseen" role="status" aria-live="polite">
        {said.value}
      </div>
    </>
  )
}

const Head = () => (
  <header class="head">
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect x="4" y="3" width="24" height="26" rx="4" />
      <path d="M9 3v26M13.5 16.5l3.5 3.5 6.5-8" />
    </svg>
    <div class="head-names">
      <h1>{t('page.title')}</h1>
      <p title={about.value?.rubric.title}>{t('page.subtitle')}</p>
    </div>
    <Button
      onClick={() => {
        changeLanguage(language.value === 'zh-CN' ? 'en-US' : 'zh-CN')
      }}
    >
      <span lang={language.value === 'zh-CN' ? 'en' : 'zh-CN'}>{language.value === 'zh-CN' ? 'English' : '中文'}</span>
    </Button>
  </header>
)

const Foot = () => (
  <footer class="foot">
    {about.value ? (
      <>
        <p>
          {t('foot.rubric', { version: about.value.rubric.version })}
          <code title={about.value.rubric.hash}>{about.value.rubric.hash.slice(0, 12)}</code>
          {about.value.rubric.disclaimer}
        </p>
        <p>
          {t('foot.version', { version: about.value.version })} · <a href="/api/docs">{t('foot.api')}</a>
        </p>
      </>
    ) : null}
  </footer>
)
