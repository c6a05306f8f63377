// The pane as it starts, with a workbook in memory where Excel would be: for comparing its first screen without office.js on either side.
import { render } from 'preact'
import { keepFocus } from '../../../addin/kit/keep-focus.ts'
import { desk, Shell, stage } from '../../../addin/pane/shell.tsx'
import { interactive } from './interactive.ts'

const root = document.getElementById('pane')!
keepFocus(root)
render(<Shell onRetry={() => undefined} />, root)
void import('./ours-start.tsx').then(async ({ start }) => {
  desk.value = await start()
  stage.value = 'desk'
  interactive('.items')
})
