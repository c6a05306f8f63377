import type { Trouble } from '../api.ts'
import { t } from '../speech.ts'

/** What went wrong, and what to do about it. */
export function TroubleText({ trouble }: { trouble: Trouble }) {
  if (trouble.kind === 'said')
    return (
      <>
        <span>{trouble.message}</span>
        {trouble.mend ? <span class="mend"> {t('finding.mend', { how: trouble.mend })}</span> : null}
      </>
    )
  if (trouble.kind === 'tooBig') return <span>{t('trouble.tooBig', { most: trouble.most })}</span>
  return <span>{t(words[trouble.kind])}</span>
}

const words = { network: 'trouble.network', stopped: 'trouble.stopped', gone: 'trouble.gone' } as const
