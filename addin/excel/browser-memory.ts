// What the pane may find again in another workbook. Where the browser has no storage, or denies it, nothing is kept: nothing leans on it.

/** Excel on the web shares a browser among sites: each has a partition of its own. Older libraries, ours too, do not know it. */
const named = (key: string): string => `${(Office.context as { partitionKey?: string }).partitionKey ?? ''}qc.${key}`

export function recall(key: string): string | null {
  try {
    return window.localStorage.getItem(named(key))
  } catch {
    return null
  }
}

export function retain(key: string, value: string): void {
  try {
    window.localStorage.setItem(named(key), value)
  } catch {
    // Denied or full.
  }
}
