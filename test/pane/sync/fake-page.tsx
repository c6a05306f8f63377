// The pane over a workbook in memory with a SyncView that the test sets: what sync shows, without a centre.
import { render } from 'preact'
import { keepFocus } from '../../../addin/kit/keep-focus.ts'
import { newId } from '../../../addin/pane/book/new-id.ts'
import { loadRubrics } from '../../../addin/pane/book/rubrics.ts'
import { DeskFrame } from '../../../addin/pane/components/desk-frame.tsx'
import { createDesk, startSession } from '../../../addin/pane/session/session.ts'
import { createSoon } from '../../../addin/pane/session/soon.ts'
import { corner, desk as drawn, Shell, stage } from '../../../addin/pane/shell.tsx'
import { language } from '../../../addin/pane/speech.ts'
import { SyncCorner } from '../../../addin/pane/sync/components/sync-corner.tsx'
import { scoreBook } from '../../../templates/scores/book.ts'
import { memoryHost } from '../../addin/pane/memory-host.ts'
import { fakeSync } from './fake-view.ts'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
async function start(): Promise<void> {
  const rubrics = await loadRubrics()
  const rubric = [...rubrics.values()].at(-1)!
  const book = scoreBook(rubric, {
    identity: {
      workbookId: id(999),
      rubric: rubric.id,
      rubricVersion: rubric.version,
      rubricHash: rubric.hash,
      templateVersion: '1',
      site: 'S01',
      batch: 'S01-2026Q4',
      language: 'zh-CN',
      kind: 'scores',
    },
    site: rubric.sites.find(({ code }) => code === 'S01') ?? null,
    rows: 4,
    ids: [1, 2, 3, 4].map(id),
    language: 'zh-CN',
    filled: [1, 2, 3].map((n) => ({
      record_id: id(n),
      accession_no: `T00${n}`,
      modality: 'CT',
      qc_scope: 'ALL',
      qc_role: 'P',
      qc_person_id: 'Q001',
    })),
  })
  language.value = new URLSearchParams(location.search).get('lang') === 'en-US' ? 'en-US' : 'zh-CN'
  document.documentElement.lang = language.value
  const desk = createDesk({
    host: memoryHost(book, { language: language.value }).host,
    rubrics,
    now: () => new Date(2026, 10, 15, 14, 32),
    newId,
    soon: createSoon(20),
  })
  const fake = fakeSync()
  desk.state.sync.value = fake.view
  Object.assign(window, { fake })
  await startSession(desk)
  const root = document.getElementById('pane')!
  root.replaceChildren()
  keepFocus(root)
  corner.value = <SyncCorner desk={desk} />
  drawn.value = <DeskFrame desk={desk} />
  stage.value = 'desk'
  render(<Shell onRetry={() => undefined} />, root)
}

void start()
