// A button that is pressed may go away with what it did. The focus then stays where the person was, instead of starting
// over at the top of the page.

/** Parts that take the focus when something in them is lost carry `data-home` and `tabIndex={-1}`. */
export function keepFocus(page: HTMLElement): void {
  let last: Element | null = null
  let homes: readonly HTMLElement[] = []
  page.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    last = target
    homes = homesOf(target)
  })
  new MutationObserver(() => {
    if (!last || last.isConnected || document.activeElement !== document.body) return
    homes.find((home) => home.isConnected)?.focus()
  }).observe(page, { childList: true, subtree: true })
}

/** From the inside out. */
function homesOf(element: Element): readonly HTMLElement[] {
  const home = element.parentElement?.closest<HTMLElement>('[data-home]')
  return home ? [home, ...homesOf(home)] : []
}
