// Scoring one exam: its facts, the items of one link, the current item, the running score.
import { useComputed } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../../kit/button.tsx'
import { act, needsScorer, nextUnscored, scoreRow, viewNow } from '../session/score.ts'
import { t } from '../speech.ts'
import { ActionBar } from './action-bar.tsx'
import { BookFacts } from './book-facts.tsx'
import { CoachCard } from './coach-card.tsx'
import { ExamFacts } from './exam-facts.tsx'
import { FindItem } from './find-item.tsx'
import { FlaggedExams } from './flagged-exams.tsx'
import { ItemDetail } from './item-detail.tsx'
import { ItemList } from './item-list.tsx'
import { KeyHelp } from './key-help.tsx'
import { LinkBar } from './link-bar.tsx'
import { PeopleFields } from './people-fields.tsx'
import { RemarkFields } from './remark-fields.tsx'
import { RowFindings } from './row-findings.tsx'
import { ScoreFoot } from './score-foot.tsx'
import { ScorerForm } from './scorer-form.tsx'
import { SetAside } from './set-aside.tsx'
import { useDesk } from './use-desk.ts'
import { useWant } from './use-want.ts'

export function ScoreView() {
  const desk = useDesk()
  const { draft, selected, help, digits } = desk.state
  const view = useComputed(() => viewNow(desk))
  const list = useRef<HTMLDivElement>(null)
  const toList = () => list.current?.focus()
  useWant('list', toList)
  // Only where the person is in the pane already: nothing may pull the focus out of the sheet.
  useEffect(() => {
    if (document.hasFocus() && document.activeElement === document.body) toList()
  }, [])
  if (!draft.value || !view.value)
    return (
      <div class="stack">
        <BookFacts />
        <p>{t('score.noExam')}</p>
        <div class="buttons">
          <Button look="primary" onClick={() => scoreRow(desk, nextUnscored(desk, 0) ?? 0)}>
            {t('score.first')}
          </Button>
        </div>
      </div>
    )
  return (
    <>
      <div class="stack score">
        <CoachCard onDone={toList} />
        {needsScorer(desk) ? <ScorerForm onDone={toList} /> : null}
        <ExamFacts draft={draft.value} />
        {selected.value !== null ? (
          <div class="offer">
            <span>{t('score.otherRow', { row: draft.value.entry.row })}</span>
            <Button onClick={() => scoreRow(desk, selected.value!)}>
              {t('score.switchRow', { row: selected.value })}
            </Button>
          </div>
        ) : null}
        <LinkBar draft={draft.value} view={view.value} onDone={toList} />
        <SetAside draft={draft.value} />
        <FindItem draft={draft.value} view={view.value} onDone={toList} />
        {digits.value === null ? null : (
          <p class="hint" role="status">
            {t('score.number', { digits: digits.value.padEnd(2, '_') })}
          </p>
        )}
        <ItemList draft={draft.value} view={view.value} list={list} />
        <ItemDetail draft={draft.value} view={view.value} />
        <ActionBar view={view.value} />
        <RemarkFields draft={draft.value} view={view.value} onDone={toList} />
        <PeopleFields draft={draft.value} view={view.value} onDone={toList} />
        <RowFindings row={draft.value.entry.row} />
        <FlaggedExams onDone={toList} />
        {needsScorer(desk) ? null : <ScorerForm onDone={toList} />}
        <div class="buttons">
          <Button look="quiet" expanded={help.value} onClick={() => void act(desk, { do: 'help' })}>
            {t('keys.show')}
          </Button>
        </div>
        {help.value ? <KeyHelp onDone={toList} /> : null}
        <BookFacts />
      </div>
      <ScoreFoot view={view.value} />
    </>
  )
}
