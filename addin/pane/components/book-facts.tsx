import { say } from '../../../core/finding.ts'
import { Notice } from '../../kit/notice.tsx'
import { language, t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** What the workbook is: site, rubric, and what is odd about it as a whole. */
export function BookFacts() {
  const { shadow, judgement, readOnly } = useDesk().state
  const judged = judgement.value
  if (!shadow.value || !judged) return null
  const { rubric } = shadow.value
  const site = rubric.sites.find(({ code }) => code === judged.site)
  const whole = judged.findings.filter(({ code, level }) => code.startsWith('WB-') && level !== 'notice')
  return (
    <footer class="book">
      {readOnly.value ? <Notice level="warning">{t('open.readOnly')}</Notice> : null}
      {whole.map((finding, n) => {
        const { message, mend } = say(finding, language.value)
        return (
          <Notice key={n} level={finding.level}>
            {message} {mend}
          </Notice>
        )
      })}
      <p class="hint">
        {t('book.facts', {
          site: site ? `${site.code} ${site.site}` : (judged.site ?? '—'),
          batch: judged.batch ?? '—',
          exams: judged.rows.length,
        })}
      </p>
      <p class="hint">
        {t('book.rubric', { version: rubric.version })}{' '}
        {language.value === 'zh-CN' ? rubric.standard.disclaimerZh : rubric.standard.disclaimerEn}
      </p>
    </footer>
  )
}
