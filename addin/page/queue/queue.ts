// The workbooks on the page. They live here only: a reload forgets them, the server keeps what was filed.
import { computed, signal } from '@preact/signals'
import { type Item, isBusy, isFileable, newItem, troubled } from './item.ts'

/** Megabytes that the server takes; a larger file is not sent. */
export const most = 96

export const items = signal<readonly Item[]>([])
/** The item whose findings are open. */
export const opened = signal<number | null>(null)

export const fileable = computed(() => items.value.filter(isFileable))

export const itemOf = (id: number): Item | undefined => items.value.find((item) => item.id === id)

export function change(id: number, next: (item: Item) => Item): void {
  items.value = items.value.map((item) => (item.id === id ? next(item) : item))
}

/**
 * Puts files at the end of the queue. One that is there already stays where it is; one that is too big is refused here,
 * before anything is sent.
 * @returns how many were added, and how many were there already
 */
export function add(files: readonly File[]): { readonly added: number; readonly known: number } {
  const here = new Set(items.value.map(({ file }) => fingerprint(file)))
  const fresh = files.filter((file) => !here.has(fingerprint(file)) && here.add(fingerprint(file)))
  const from = Math.max(0, ...items.value.map(({ id }) => id)) + 1
  const made = fresh.map((file, index) => {
    const item = newItem(from + index, file)
    return file.size > most << 20 ? troubled(item, { kind: 'tooBig', most }, 'zh-CN') : item
  })
  items.value = [...items.value, ...made]
  return { added: made.length, known: files.length - made.length }
}

const fingerprint = ({ name, size, lastModified }: File): string => `${name} ${size} ${lastModified}`

export function remove(id: number): void {
  if (opened.value === id) opened.value = null
  items.value = items.value.filter((item) => item.id !== id)
}

/** Takes away everything that is not under way. */
export function clear(): void {
  opened.value = null
  items.value = items.value.filter(isBusy)
}
