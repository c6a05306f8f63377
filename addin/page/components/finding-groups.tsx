import { useState } from 'preact/hooks'
import type { SaidFinding } from '../../../core/finding.ts'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { type By, type Group, isAlike, shownLevel } from '../findings/arrange.ts'
import { number, t } from '../speech.ts'
import { AlikeFindings, FindingLine } from './finding-line.tsx'
import { levelWords } from './findings-filter.tsx'

/** So much is drawn at once; the rest comes by the button at the end. */
const portion = 100
/** So few findings need no folding. */
const few = 30

/** Groups to unfold one by one; only an open one is drawn. */
export function GroupList({ groups, by }: { groups: readonly Group[]; by: By }) {
  const [most, setMost] = useState(portion)
  const all = groups.reduce((sum, { findings }) => sum + findings.length, 0)
  return (
    <>
      {groups.slice(0, most).map((group, index) => (
        <GroupFold key={`${by} ${group.key}`} group={group} by={by} unfolded={all <= few || index === 0} />
      ))}
      <More left={groups.length - most} onMore={() => setMost(most + portion)} />
    </>
  )
}

function GroupFold({ group, by, unfolded }: { group: Group; by: By; unfolded: boolean }) {
  const [open, setOpen] = useState(unfolded)
  const { level, findings } = group
  return (
    <details class="group" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name={level} />
        <span class="group-name">
          {by === 'rule' ? (
            <>
              <strong>{group.code}</strong>
              {isAlike(findings) ? findings[0]!.message : t('findings.such', { message: findings[0]!.message })}
            </>
          ) : (
            <strong>{placeOf(group)}</strong>
          )}
        </span>
        <span class="group-count">
          {t(levelWords[level])} {number(findings.length)}
        </span>
      </summary>
      {open ? <Lines findings={findings} by={by} /> : null}
    </details>
  )
}

function Lines({ findings, by }: { findings: readonly SaidFinding[]; by: By }) {
  const [most, setMost] = useState(portion)
  const drawn = findings.slice(0, most)
  return (
    <>
      {by === 'rule' && isAlike(findings) ? (
        <AlikeFindings findings={drawn} />
      ) : (
        <ul class="lines">
          {drawn.map((finding, index) => (
            <FindingLine key={index} finding={finding} level={by === 'place' ? shownLevel(finding) : null} />
          ))}
        </ul>
      )}
      <More left={findings.length - most} onMore={() => setMost(most + portion)} />
    </>
  )
}

const More = ({ left, onMore }: { left: number; onMore: () => void }) =>
  left > 0 ? (
    <p class="more">
      <Button onClick={onMore}>{t('findings.more', { next: Math.min(left, portion), left })}</Button>
    </p>
  ) : null

const placeOf = ({ sheet, row, recordId }: Group): string =>
  [row === null ? t('findings.wholeSheet', { sheet }) : t('findings.row', { sheet, row }), recordId]
    .filter(Boolean)
    .join(' · ')
