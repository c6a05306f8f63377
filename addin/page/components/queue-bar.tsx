// Progress of the run, or else what can be done with the whole queue.

import { Button } from '../../kit/button.tsx'
import { canGoOn } from '../queue/item.ts'
import { clear, fileable, items } from '../queue/queue.ts'
import { cutOff, fileClean, goOn, run, stop } from '../queue/work.ts'
import { t } from '../speech.ts'

export function QueueBar() {
  const now = run.value
  if (now)
    return (
      <div class="bar" data-home tabIndex={-1}>
        <div class="bar-progress">
          <span id="run-label">{t('run.progress', { done: now.done, total: now.total })}</span>
          <progress aria-labelledby="run-label" value={now.done} max={now.total} />
        </div>
        <Button icon="stopped" onClick={stop}>
          {t('action.stop')}
        </Button>
      </div>
    )
  const clean = fileable.value.filter(({ state }) => state === 'clean').length
  const left = items.value.filter(canGoOn).length
  return (
    <div class="bar" data-home tabIndex={-1}>
      <p class="bar-facts">{facts()}</p>
      <div class="buttons">
        {left > 0 && !cutOff.value ? (
          <Button icon="again" onClick={goOn}>
            {t('queue.goOn', { left })}
          </Button>
        ) : null}
        {clean > 0 ? (
          <Button look="primary" icon="receipt" onClick={fileClean}>
            {t('queue.fileClean', { clean })}
          </Button>
        ) : null}
        <Button look="quiet" onClick={clear}>
          {t('queue.clear')}
        </Button>
      </div>
    </div>
  )
}

const facts = (): string => {
  const count = (state: string) => items.value.filter((item) => item.state === state).length
  const said = [t('queue.files', { files: items.value.length })]
  if (count('clean') > 0) said.push(t('queue.clean', { files: count('clean') }))
  if (count('errors') > 0) said.push(t('queue.errors', { files: count('errors') }))
  if (count('unreadable') > 0) said.push(t('queue.unreadable', { files: count('unreadable') }))
  if (count('filed') > 0) said.push(t('queue.filed', { files: count('filed') }))
  return said.join(t('list.comma'))
}
