// Office's own library, put into the page after the pane has painted. The server fills in where it comes from.

export type Loaded = 'loaded' | 'missing'

const address = (): string => document.querySelector<HTMLMetaElement>('meta[name="office-js"]')?.content ?? ''

export const hasOffice = (): boolean => 'Office' in globalThis

/** Loads the library; a second call tries again. The page's own scripts must not depend on it. */
export function loadOffice(): Promise<Loaded> {
  if (hasOffice()) return Promise.resolve('loaded')
  return new Promise((resolve) => {
    const script = document.createElement('script')
    script.onload = () => resolve('loaded')
    script.onerror = () => {
      script.remove()
      resolve('missing')
    }
    script.src = address()
    document.head.append(script)
  })
}
