import { useEffect, useRef, useState } from 'preact/hooks'
import { countOf, type Finding, say } from '../../../core/finding.ts'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { mendOf } from '../findings/mend.ts'
import { goToFinding, goToIndex, paint, scoreFinding } from '../session/find.ts'
import { mend } from '../session/mend.ts'
import { readAll } from '../session/open.ts'
import { undo } from '../session/undo.ts'
import { language, t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** So many are drawn at once. */
const portion = 100

/** All findings in the order of the sheet; the one at hand with its rule, its mend and its ways out. */
export function FindingsView() {
  const desk = useDesk()
  const { listed, at, unbegun } = desk.state
  const [most, setMost] = useState(portion)
  const [busy, setBusy] = useState(false)
  const { errors, warnings, notices } = countOf(listed.value)
  const during = (work: Promise<unknown>) => {
    setBusy(true)
    void work.finally(() => setBusy(false))
  }
  const from = Math.max(0, Math.min(at.value, listed.value.length - 1) - portion / 2)
  const drawn = listed.value.slice(at.value > most ? from : 0, (at.value > most ? from : 0) + most)
  const first = at.value > most ? from : 0
  return (
    <div class="stack">
      <p role="status">{t('findings.counts', { errors, warnings, notices })}</p>
      {unbegun.value > 0 ? <p class="hint">{t('findings.unbegun', { n: unbegun.value })}</p> : null}
      <div class="buttons">
        <Button look="primary" onClick={() => void goToFinding(desk, 1)}>
          {t('findings.next')}
        </Button>
        <Button icon="again" busy={busy} onClick={() => during(readAll(desk))}>
          {t('findings.again')}
        </Button>
        <Button onClick={() => during(paint(desk, true))}>{t('findings.paint')}</Button>
        <Button look="quiet" onClick={() => during(paint(desk, false))}>
          {t('findings.unpaint')}
        </Button>
        <Button look="quiet" onClick={() => void undo(desk)}>
          {t('score.undo')}
        </Button>
      </div>
      <ol class="findings">
        {drawn.map((finding, n) => (
          <Line key={`${first + n} ${finding.code} ${finding.cell}`} finding={finding} index={first + n} />
        ))}
      </ol>
      {first + drawn.length < listed.value.length ? (
        <Button onClick={() => setMost(most + portion)}>
          {t('findings.more', { left: listed.value.length - first - drawn.length })}
        </Button>
      ) : null}
      {listed.value.length === 0 ? <p>{t('findings.none')}</p> : null}
    </div>
  )
}

function Line({ finding, index }: { finding: Finding; index: number }) {
  const desk = useDesk()
  const { at, shadow } = desk.state
  const { message, mend: how } = say(finding, language.value)
  const here = at.value === index
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (here) line.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  const sure = here ? mendOf(shadow.value!, finding) : null
  const scores = shadow.value!.found.scores
  return (
    <li class={`finding is-${finding.level}`} ref={line}>
      <button
        type="button"
        class="finding-line"
        aria-current={here ? 'true' : undefined}
        onClick={() => void goToIndex(desk, index)}
      >
        <Icon name={finding.level} />
        <span>
          <b>{finding.cell || finding.sheet || t('findings.workbook')}</b>{' '}
          <span class="unseen">{t(`level.${finding.level}`)}</span> {message}
        </span>
      </button>
      {here ? (
        <div class="finding-more">
          <p>{how}</p>
          <p class="hint">
            {finding.code} · {finding.sheet}
          </p>
          <div class="buttons">
            {sure ? <Button onClick={() => void mend(desk, [finding])}>{t('findings.mend')}</Button> : null}
            {finding.row !== null && finding.sheet === scores?.name ? (
              <Button onClick={() => scoreFinding(desk, finding)}>{t('findings.score')}</Button>
            ) : null}
          </div>
        </div>
      ) : null}
    </li>
  )
}
