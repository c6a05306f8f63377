import { newId } from '../../../addin/pane/book/new-id.ts'
import { loadRubrics } from '../../../addin/pane/book/rubrics.ts'
import { DeskFrame } from '../../../addin/pane/components/desk-frame.tsx'
import { createDesk, startSession } from '../../../addin/pane/session/session.ts'
import { createSoon } from '../../../addin/pane/session/soon.ts'
import type { Book } from '../../../templates/sheet.ts'
import { memoryHost } from '../../addin/pane/memory-host.ts'

/** As start.tsx, over the workbook that the page is given. */
export async function start() {
  const [book, rubrics] = await Promise.all([fetch('book.json').then((answer) => answer.json()), loadRubrics()])
  const { host } = memoryHost(book as Book)
  const desk = createDesk({ host, rubrics, now: () => new Date(2026, 10, 15, 12), newId, soon: createSoon(150) })
  void startSession(desk)
  return <DeskFrame desk={desk} />
}
