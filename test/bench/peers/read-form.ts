// Reads the pane's screen as a list of parts, in the order of the screen: what stands there and can be seen.
import type { Part } from './part.ts'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function read(): readonly Part[] {
  const text = (element: Node | null | undefined) => element?.textContent?.trim().replace(/\s+/g, ' ') ?? ''
  const labelOf = (field: Field) => text(field.labels?.[0]) || (field.getAttribute('aria-label') ?? '')
  const partOf = (element: Element): Part | null => {
    const { tagName, classList } = element
    if (element.getAttribute('role') === 'tablist') {
      const tabs = [...element.querySelectorAll('[role=tab]')]
      return {
        kind: 'tabs',
        tabs: tabs.map((tab) => ({ label: text(tab.firstChild), count: text(tab.querySelector('.tab-count')) })),
      }
    }
    if (classList.contains('notice')) return { kind: 'message', text: text(element) }
    if (classList.contains('items')) {
      const cell = (item: Element, part: string) => text(item.querySelector(part))
      return {
        kind: 'items',
        label: element.getAttribute('aria-label') ?? '',
        items: [...element.children].map((item) => [
          cell(item, '.item-number'),
          cell(item, '.item-name'),
          cell(item, '.item-state'),
        ]),
      }
    }
    if (tagName === 'BUTTON' && element.hasAttribute('aria-pressed'))
      return { kind: 'choice', text: text(element), pressed: element.getAttribute('aria-pressed') === 'true' }
    if (tagName === 'BUTTON' || tagName === 'SUMMARY')
      return { kind: 'button', text: text(element), primary: classList.contains('primary') }
    if (element instanceof HTMLInputElement) return { kind: 'input', label: labelOf(element), value: element.value }
    if (element instanceof HTMLTextAreaElement)
      return { kind: 'textarea', label: labelOf(element), value: element.value }
    if (element instanceof HTMLSelectElement)
      return { kind: 'select', label: labelOf(element), options: [...element.options].map(text) }
    if (/^H[1-6]$/.test(tagName)) return { kind: 'heading', text: text(element) }
    if (tagName === 'P') return { kind: classList.contains('hint') ? 'hint' : 'text', text: text(element) }
    return null
  }
  const walk = (element: Element): readonly Part[] => {
    if (!element.checkVisibility() || element.matches('.unseen, label')) return []
    const part = partOf(element)
    return part ? [part] : [...element.children].flatMap(walk)
  }
  return walk(document.body)
}

/** For the page; `__name` is what the loader of TypeScript wraps functions in. */
export const readForm = `(() => { const __name = (value) => value; return (${read.toString()})() })()`
