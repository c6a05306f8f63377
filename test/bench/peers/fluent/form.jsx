/** @jsxImportSource react */
// The score view in Fluent UI React: what the pane shows, control by control, with its own texts (form.json is read off our pane).
import {
  Badge,
  Button,
  Caption1,
  Field,
  FluentProvider,
  Input,
  MessageBar,
  MessageBarBody,
  Select,
  Subtitle2,
  Tab,
  TabList,
  Text,
  Textarea,
  ToggleButton,
  webLightTheme,
} from '@fluentui/react-components'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { interactive } from '../interactive.ts'

const parts = {
  tabs: ({ tabs }) => {
    const [chosen, choose] = useState(tabs[0].label)
    return (
      <TabList selectedValue={chosen} onTabSelect={(_, { value }) => choose(value)} size="small">
        {tabs.map(({ label, count }) => (
          <Tab key={label} value={label}>
            {label} {count ? <Badge size="small">{count}</Badge> : null}
          </Tab>
        ))}
      </TabList>
    )
  },
  message: ({ text }) => (
    <MessageBar>
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  ),
  heading: ({ text }) => <Subtitle2 as="h2">{text}</Subtitle2>,
  text: ({ text }) => <Text as="p">{text}</Text>,
  hint: ({ text }) => <Caption1 as="p">{text}</Caption1>,
  button: ({ text, primary }) => <Button appearance={primary ? 'primary' : 'secondary'}>{text}</Button>,
  choice: ({ text, pressed }) => {
    const [on, turn] = useState(pressed)
    return (
      <ToggleButton checked={on} onClick={() => turn(!on)}>
        {text}
      </ToggleButton>
    )
  },
  items: ({ items, label }) => {
    const [at, go] = useState(0)
    return (
      <div
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={`item-${at}`}
        onKeyDown={({ key }) =>
          go(Math.max(0, Math.min(items.length - 1, at + (key === 'ArrowDown') - (key === 'ArrowUp'))))
        }
      >
        {items.map(([number, name, state], n) => (
          <div key={number} id={`item-${n}`} role="option" tabIndex={-1} aria-selected={n === at}>
            <Caption1>{number}</Caption1> <Text>{name}</Text> <Text weight="semibold">{state}</Text>
          </div>
        ))}
      </div>
    )
  },
  input: ({ label, value }) => {
    const [text, type] = useState(value)
    return (
      <Field label={label}>
        <Input value={text} onChange={(_, given) => type(given.value)} />
      </Field>
    )
  },
  textarea: ({ label, value }) => {
    const [text, type] = useState(value)
    return (
      <Field label={label}>
        <Textarea value={text} onChange={(_, given) => type(given.value)} />
      </Field>
    )
  },
  select: ({ label, options }) => (
    <Field label={label}>
      <Select>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </Select>
    </Field>
  ),
}

const Form = ({ form }) => (
  <FluentProvider theme={webLightTheme}>
    {form.map((part, n) => {
      const Part = parts[part.kind]
      return <Part key={n} {...part} />
    })}
  </FluentProvider>
)

void fetch('form.json')
  .then((answer) => answer.json())
  .then((form) => {
    createRoot(document.getElementById('pane')).render(<Form form={form} />)
    interactive('[role=listbox]')
  })
