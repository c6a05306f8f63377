// All that a person sees of sync: the state, what waits for a decision, who else is here.
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { useDesk } from '../../components/use-desk.ts'
import { t } from '../../speech.ts'
import { goBack } from '../place-words.ts'
import { AccountFacts } from './account-facts.tsx'
import { BroughtText } from './brought-text.tsx'
import { ConflictList } from './conflict-list.tsx'
import { ConnectForm } from './connect-form.tsx'
import { LeftOver } from './left-over.tsx'
import { MissingRows } from './missing-rows.tsx'
import { PeopleNow } from './people-now.tsx'
import { RefusedList } from './refused-list.tsx'
import { RemovedRows } from './removed-rows.tsx'
import { SyncState } from './sync-state.tsx'
import { UnsentText } from './unsent-text.tsx'
import { useSync } from './use-sync.ts'

export function SyncSheet() {
  const desk = useDesk()
  const sync = useSync()
  const sheet = useRef<HTMLDivElement>(null)
  // Who came here by a key goes on by keys; nothing may pull the focus out of the sheet.
  useEffect(() => {
    if (!document.hasFocus()) return
    const { current } = sheet
    const first = (selector: string) => current?.querySelector<HTMLElement>(selector)
    const to = first('[data-conflict][data-open]') ?? first('[data-conflict]') ?? first('h2')
    to?.focus()
  }, [])
  /** A token is being tried: the form stays until that is over. */
  const connecting = useSignal(false)
  const badge = sync?.badge.value ?? 'off'
  const otherToken = badge === 'signedOut' || sync?.problem.value?.code === 'other-site'
  const signedIn = sync !== null && badge !== 'off' && !otherToken && !connecting.value
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a short cut of the button
    <div
      class="stack sync"
      ref={sheet}
      data-home
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
        event.preventDefault()
        goBack(desk)
      }}
    >
      <div class="sync-head">
        <h2 id="sync-title" tabIndex={-1}>
          {t('sync.title')}
        </h2>
        <Button look="quiet" onClick={() => goBack(desk)}>
          {t('sync.back')} <kbd>Esc</kbd>
        </Button>
      </div>
      {sync === null || badge === 'off' ? null : <SyncState sync={sync} connecting={!signedIn} />}
      {signedIn ? null : <ConnectForm busy={connecting} />}
      {sync === null || badge === 'off' ? null : (
        <>
          <ConflictList sync={sync} />
          <LeftOver sync={sync} />
          <RefusedList sync={sync} />
          <MissingRows sync={sync} />
          <RemovedRows sync={sync} />
          <PeopleNow sync={sync} />
          <UnsentText sync={sync} />
          <BroughtText sync={sync} />
        </>
      )}
      {signedIn ? <AccountFacts sync={sync} /> : null}
    </div>
  )
}
