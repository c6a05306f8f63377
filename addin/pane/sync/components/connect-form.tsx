import type { Signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { Field } from '../../../kit/field.tsx'
import { announce } from '../../../kit/live.ts'
import { Notice } from '../../../kit/notice.tsx'
import { tellProblem } from '../../../sync/problems.ts'
import { useDesk } from '../../components/use-desk.ts'
import { startSync } from '../../session/sync.ts'
import { language, t } from '../../speech.ts'
import { tokenIn } from '../token.ts'

type Fault = 'sync.tokenShape' | 'sync.tokenRefused' | 'sync.notLoaded'

/** A token from the centre, once; what leaves the site and what never does. */
export function ConnectForm({ busy }: { readonly busy: Signal<boolean> }) {
  const desk = useDesk()
  const { sync } = desk.state
  const problem = sync.value?.problem.value ?? null
  const [token, setToken] = useState('')
  const [keep, setKeep] = useState(true)
  const [fault, setFault] = useState<Fault | null>(null)

  async function connect(): Promise<void> {
    const given = tokenIn(token)
    if (given === null) return setFault('sync.tokenShape')
    setFault(null)
    busy.value = true
    try {
      const view = sync.value ?? (await startSync(desk))
      if (!(await view.signIn(given, keep))) return setFault('sync.tokenRefused')
      setToken('')
      announce(t('sync.connected', { person: view.who.peek()?.person ?? '' }))
    } catch {
      setFault('sync.notLoaded')
    } finally {
      busy.value = false
    }
  }

  const words = busy.value
    ? null
    : problem && fault !== 'sync.tokenShape'
      ? tellProblem(problem, language.value)
      : fault && t(fault)
  return (
    <form
      class="sync-part connect"
      noValidate
      aria-label={t('sync.connect')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy.value) void connect()
      }}
    >
      <p>{t('sync.connectLead')}</p>
      <Field label={t('sync.token')} hint={t('sync.tokenHint')}>
        <input
          type="password"
          autocomplete="current-password"
          spellcheck={false}
          required
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
      </Field>
      <label class="choice">
        <input type="checkbox" checked={keep} onChange={(event) => setKeep(event.currentTarget.checked)} />
        {t('sync.keep')}
      </label>
      <p class="hint">{t(keep ? 'sync.keepHint' : 'sync.keptNot')}</p>
      {words === null ? null : <Notice level={fault ? 'error' : 'warning'}>{words}</Notice>}
      <div class="buttons">
        <Button submit look="primary" icon="link" busy={busy.value}>
          {t('sync.connect')}
        </Button>
      </div>
      <p class="hint">{t('sync.privacy')}</p>
    </form>
  )
}
