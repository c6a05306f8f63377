import type { Attachment } from './api.ts'

/** Hands a file to the browser's downloads. */
export function save({ name, blob }: Attachment): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has taken its own hold on the bytes once the click was handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
