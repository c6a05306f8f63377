declare global {
  interface Window {
    isInteractive?: true
  }
}

/** Marks the moment at which what is looked for stands on the screen and a frame with it was drawn. */
export function interactive(selector: string): void {
  const look = () => {
    if (document.querySelector(selector) === null) requestAnimationFrame(look)
    else
      requestAnimationFrame(() =>
        setTimeout(() => {
          performance.mark('interactive')
          window.isInteractive = true
        }, 0),
      )
  }
  look()
}
