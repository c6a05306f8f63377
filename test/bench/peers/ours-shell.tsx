// The pane's first screen as the product paints it: before Excel and the rest of the script are there.
import { render } from 'preact'
import { keepFocus } from '../../../addin/kit/keep-focus.ts'
import { Shell } from '../../../addin/pane/shell.tsx'
import { interactive } from './interactive.ts'

const root = document.getElementById('pane')!
keepFocus(root)
render(<Shell onRetry={() => undefined} />, root)
interactive('.head button')
