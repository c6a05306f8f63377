import { useState } from 'preact/hooks'
import type { Level, SaidFinding } from '../../../core/finding.ts'
import { Icon } from '../../kit/icon.tsx'
import { announce } from '../../kit/live.ts'
import { copy } from '../copy.ts'
import { addressOf } from '../findings/arrange.ts'
import { t } from '../speech.ts'
import { levelWords } from './findings-filter.tsx'

/** What is wrong, where, and how to mend it. The level is shown where the group does not say it. */
export const FindingLine = ({ finding, level }: { finding: SaidFinding; level: Level | null }) => (
  <li class="line">
    <Address finding={finding} />
    <div class="line-words">
      <p>
        {level ? (
          <span class={`level ${level}`}>
            <Icon name={level} />
            {t(levelWords[level])}
          </span>
        ) : null}
        {finding.message}
        {level ? <span class="hint"> {finding.code}</span> : null}
      </p>
      <Mend finding={finding} />
    </div>
  </li>
)

/** Findings that differ in nothing but the place: their words stand once (the message is the group's name). */
export const AlikeFindings = ({ findings }: { findings: readonly SaidFinding[] }) => (
  <div class="alike">
    <div class="line-words">
      <Mend finding={findings[0]!} />
    </div>
    <ul>
      {findings.map((finding, index) => (
        <li key={index}>
          <Address finding={finding} />
        </li>
      ))}
    </ul>
  </div>
)

const Mend = ({ finding }: { finding: SaidFinding }) => (
  <>
    {finding.mend ? <p class="mend">{t('finding.mend', { how: finding.mend })}</p> : null}
    {finding.fix ? <p class="tag">{t('finding.mendable')}</p> : null}
    {finding.dryRun ? <p class="tag">{t('finding.dryRun')}</p> : null}
  </>
)

/** The cell; pressed, its address goes to the clipboard, ready for the name box. */
function Address({ finding }: { finding: SaidFinding }) {
  const [copied, setCopied] = useState(false)
  const address = addressOf(finding)
  if (finding.cell === '') return <span class="address whole">{finding.sheet || t('finding.workbook')}</span>
  return (
    <button
      type="button"
      class="address"
      title={t('finding.copy', { address })}
      onClick={() =>
        void copy(address).then((worked) => {
          setCopied(worked)
          announce(t(worked ? 'finding.copied' : 'finding.notCopied', { address }))
        })
      }
    >
      <span class="address-sheet">{finding.sheet}</span>
      <strong>{finding.cell}</strong>
      <Icon name={copied ? 'good' : 'copy'} />
      <span class="unseen">{t('finding.copyShort')}</span>
    </button>
  )
}
