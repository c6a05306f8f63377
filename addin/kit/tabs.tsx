import { useRef } from 'preact/hooks'

export type Tab<Id extends string> = { readonly id: Id; readonly label: string; readonly count?: number | null }

type Given<Id extends string> = {
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  /** None of the tabs: the panel shows something else, and the first tab is the stop. */
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
  /** Id of the panel that the tabs fill. */
  readonly panel: string
}

/** One stop of the tab key; arrows move and choose. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, panel }: Given<Id>) {
  const list = useRef<HTMLDivElement>(null)
  const choose = (index: number) => {
    const tab = tabs[(index + tabs.length) % tabs.length]!
    onChoose(tab.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${tab.id}"]`)?.focus()
  }
  const stop = tabs.some(({ id }) => id === chosen) ? chosen : tabs[0]?.id
  const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list}>
      {tabs.map(({ id, label: text, count }, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          data-tab={id}
          aria-selected={id === chosen}
          aria-controls={panel}
          tabIndex={id === stop ? 0 : -1}
          onClick={() => onChoose(id)}
          onKeyDown={(event) => {
            const step = steps[event.key]
            if (step === undefined) return
            event.preventDefault()
            choose(index + step)
          }}
        >
          {text}
          {count ? <span class="tab-count">{count}</span> : null}
        </button>
      ))}
    </div>
  )
}
