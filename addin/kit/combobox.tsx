// A text field that filters a list while one types (ARIA 1.2 combobox with a listbox). The list stands below the field, in the flow.
import { useEffect, useId, useRef, useState } from 'preact/hooks'

export type ComboOption = {
  readonly id: string
  readonly text: string
  /** What tells it from others of the same text. */
  readonly detail?: string
}

type Given = {
  readonly label: string
  readonly hint?: string | undefined
  /** What the field shows at rest. */
  readonly value: string
  readonly optionsOf: (query: string) => readonly ComboOption[]
  readonly onChoose: (id: string) => void
  /** What a text means that is left without choosing: an id, empty for nothing; null puts back what was there. */
  readonly meant: (query: string) => string | null
  /** Escape with the list closed. */
  readonly onLeave: () => void
  readonly onFocus?: () => void
  readonly none: string
  /** How many there are, for those who hear it. */
  readonly count: (n: number) => string
  readonly required?: boolean
  readonly id?: string
}

/** So many are drawn; who looks for more types another letter. */
const most = 30

/** When the finger that is down has been lifted and its click was heard. */
const afterPress = (work: () => void): void =>
  document.addEventListener('pointerup', () => setTimeout(work), { once: true, capture: true })

export function Combobox(given: Given) {
  const { label, hint, value, onChoose, onLeave, none, count } = given
  const made = useId()
  const id = given.id ?? made
  const [query, setQuery] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const options = open ? given.optionsOf(query ?? '').slice(0, most) : []
  const current = options[Math.min(at, options.length - 1)]
  // The whole list where there is room, in any case the current line.
  useEffect(() => {
    if (open) box.current?.scrollIntoView({ block: 'nearest' })
  }, [open, options.length])
  useEffect(() => {
    box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at, open, query])

  const close = () => {
    setQuery(null)
    setOpen(false)
    setAt(0)
  }
  const choose = (chosen: string) => {
    close()
    onChoose(chosen)
  }
  const step = (by: 1 | -1) => {
    setOpen(true)
    if (open && options.length > 0) setAt((Math.min(at, options.length - 1) + by + options.length) % options.length)
  }
  /** True: the key is done with. */
  function press(key: string): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      step(key === 'ArrowDown' ? 1 : -1)
      return true
    }
    if (key === 'Enter' && current) {
      choose(current.id)
      return true
    }
    if (key === 'Escape') {
      if (open || query !== null) close()
      else onLeave()
      return true
    }
    // Going on takes what was looked for.
    if (key === 'Tab' && query !== null && query !== '' && current) choose(current.id)
    return false
  }
  return (
    <div class="field combobox">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        required={given.required}
        value={query ?? value}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${options.indexOf(current)}` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onFocus={(event) => {
          event.currentTarget.select()
          given.onFocus?.()
        }}
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setOpen(true)
          setAt(0)
        }}
        onKeyDown={(event) => {
          // The Enter that ends a composition is the input method's.
          if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return
          if (press(event.key)) event.preventDefault()
        }}
        onBlur={({ relatedTarget }) => {
          const meant = query === null ? null : given.meant(query)
          // A button below must not move away under the finger that presses it.
          if (relatedTarget instanceof Element && relatedTarget.matches(':active')) afterPress(close)
          else close()
          if (meant !== null) onChoose(meant)
        }}
      />
      <div id={`${id}-list`} role="listbox" class="options" aria-label={label} hidden={options.length === 0} ref={box}>
        {options.map((option, n) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field takes the keys
          <div
            key={option.id}
            id={`${id}-${n}`}
            role="option"
            class="option"
            aria-selected={option === current}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option.id)}
          >
            <span>{option.text}</span>
            {option.detail ? <span class="hint">{option.detail}</span> : null}
          </div>
        ))}
      </div>
      {open && options.length === 0 ? <p class="hint">{none}</p> : null}
      <span class="unseen" role="status">
        {open ? count(options.length) : ''}
      </span>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}
