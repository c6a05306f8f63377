/**
 * Puts text on the clipboard. The modern way needs https or localhost; in a hospital's plain-http network only the old one works.
 * @returns whether it worked
 */
export async function copy(text: string): Promise<boolean> {
  try {
    if (!navigator.clipboard) return copyOldWay(text)
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyOldWay(text)
  }
}

function copyOldWay(text: string): boolean {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('aria-hidden', 'true')
  document.body.append(area)
  area.select()
  const worked = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return worked
}
