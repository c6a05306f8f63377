// The score view from the product's own kit and styles: the same parts that the Fluent page draws, nothing reckoned on either side.
import { render } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../../addin/kit/button.tsx'
import { Field } from '../../../addin/kit/field.tsx'
import { keepFocus } from '../../../addin/kit/keep-focus.ts'
import { Notice } from '../../../addin/kit/notice.tsx'
import { Tabs } from '../../../addin/kit/tabs.tsx'
import { interactive } from './interactive.ts'
import type { Part } from './part.ts'

const Drawn = (part: Part) => {
  const [at, go] = useState(0)
  const [text, type] = useState('value' in part ? part.value : '')
  const [pressed, press] = useState('pressed' in part && part.pressed)
  switch (part.kind) {
    case 'tabs':
      return (
        <Tabs
          label=""
          panel="view"
          chosen={part.tabs[at]!.label}
          onChoose={(id) => go(part.tabs.findIndex(({ label }) => label === id))}
          tabs={part.tabs.map(({ label, count }) => ({ id: label, label, count: Number(count) }))}
        />
      )
    case 'message':
      return <Notice level="notice">{part.text}</Notice>
    case 'heading':
      return <h2>{part.text}</h2>
    case 'text':
      return <p>{part.text}</p>
    case 'hint':
      return <p class="hint">{part.text}</p>
    case 'button':
      return <Button look={part.primary ? 'primary' : undefined}>{part.text}</Button>
    case 'choice':
      return (
        <button type="button" class="choice-button" aria-pressed={pressed} onClick={() => press(!pressed)}>
          {part.text}
        </button>
      )
    case 'items':
      return (
        <div
          class="items"
          role="listbox"
          tabIndex={0}
          aria-label={part.label}
          aria-activedescendant={`item-${at}`}
          onKeyDown={({ key }) => {
            const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
            go(Math.max(0, Math.min(part.items.length - 1, at + step)))
          }}
        >
          {part.items.map(([number, name, state], n) => (
            <div key={number} id={`item-${n}`} role="option" tabIndex={-1} class="item said" aria-selected={n === at}>
              <span class="item-number">{number}</span> <span class="item-name">{name}</span> <b>{state}</b>
            </div>
          ))}
        </div>
      )
    case 'input':
      return (
        <Field label={part.label}>
          <input type="text" value={text} onInput={(event) => type(event.currentTarget.value)} />
        </Field>
      )
    case 'textarea':
      return (
        <Field label={part.label}>
          <textarea value={text} onInput={(event) => type(event.currentTarget.value)} />
        </Field>
      )
    case 'select':
      return (
        <Field label={part.label}>
          <select>
            {part.options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        </Field>
      )
  }
}

void fetch('form.json')
  .then((answer) => answer.json())
  .then((form: readonly Part[]) => {
    const root = document.getElementById('pane')!
    keepFocus(root)
    render(
      <main class="stack">
        {form.map((part, n) => (
          <Drawn key={n} {...part} />
        ))}
      </main>,
      root,
    )
    interactive('[role=listbox]')
  })
