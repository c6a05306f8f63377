import { useEffect, useState } from 'preact/hooks'
import { filesIn } from '../queue/intake.ts'

/**
 * Takes files dropped anywhere on the page: beside the zone the browser would leave the page for the file.
 * @returns whether files are held over the page
 */
export function useDrop(take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const until = new AbortController()
    const on = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      document.addEventListener(
        name,
        (event) => {
          if (!event.dataTransfer?.types.includes('Files')) return
          event.preventDefault()
          act(event)
        },
        { signal: until.signal },
      )
    on('dragover', () => setOver(true))
    on('dragleave', ({ relatedTarget }) => {
      if (!relatedTarget) setOver(false)
    })
    on('drop', ({ dataTransfer }) => {
      setOver(false)
      if (dataTransfer) void filesIn(dataTransfer).then(take)
    })
    return () => until.abort()
  }, [])
  return over
}
