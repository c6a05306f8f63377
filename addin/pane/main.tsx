// The pane paints first; Office's library and the rest of our own code come while it is already there.
import { effect } from '@preact/signals'
import { render } from 'preact'
import { keepFocus } from '../kit/keep-focus.ts'
import { hasOffice, loadOffice } from './office-script.ts'
import { desk, Shell, stage } from './shell.tsx'
import { language, t } from './speech.ts'

const asked = new URLSearchParams(location.search).get('lang')
language.value = /^en\b/i.test(asked ?? navigator.language) ? 'en-US' : 'zh-CN'
effect(() => {
  document.documentElement.lang = language.value
  document.title = t('pane.title')
})

/** How long a person is left with a pane that only waits. What comes later than that is still taken. */
const patience = 8000

async function start(): Promise<void> {
  stage.value = 'loading'
  const timer = setTimeout(() => {
    stage.value = 'late'
  }, patience)
  try {
    const [office, { startPane }] = await Promise.all([loadOffice(), import('./start.tsx')])
    if (office === 'missing') {
      stage.value = 'late'
      return
    }
    const drawn = await startPane({ keepLanguage: asked !== null })
    desk.value = drawn
    stage.value = drawn === null ? 'noExcel' : 'desk'
  } catch (error) {
    stage.value = 'broken'
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** A library that is there and does not answer is not helped by a second copy of it. */
const retry = () => {
  if (hasOffice()) location.reload()
  else void start()
}

const root = document.getElementById('pane')!
root.replaceChildren()
keepFocus(root)
render(<Shell onRetry={retry} />, root)
void start()
