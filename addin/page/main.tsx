import { effect } from '@preact/signals'
import { render } from 'preact'
import { keepFocus } from '../kit/keep-focus.ts'
import { followLanguage } from './about.ts'
import { PageFrame } from './components/page-frame.tsx'
import { cutOff, followSpeech, goOn, run } from './queue/work.ts'
import { language, t } from './speech.ts'

effect(() => {
  document.documentElement.lang = language.value
  document.title = t('page.title')
})
followLanguage()
followSpeech()
addEventListener('online', () => {
  if (cutOff.value) goOn()
})
addEventListener('beforeunload', (event) => {
  if (run.value) event.preventDefault()
})
const page = document.getElementById('page')!
keepFocus(page)
render(<PageFrame />, page)
