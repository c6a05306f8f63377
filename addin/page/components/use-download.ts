import { useEffect, useRef, useState } from 'preact/hooks'
import { announce } from '../../kit/live.ts'
import { askFile, type Trouble } from '../api.ts'
import { save } from '../save.ts'
import { t } from '../speech.ts'

type Wanted = { readonly query?: Readonly<Record<string, string>>; readonly file?: File }

/** One download at a time, with what went wrong; it can be stopped, and it stops when the part of the page goes away. */
export function useDownload() {
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const under = useRef<AbortController | null>(null)
  useEffect(() => () => under.current?.abort(), [])

  const download = async (path: string, wanted: Wanted): Promise<void> => {
    const controller = new AbortController()
    under.current = controller
    setTrouble(null)
    setBusy(true)
    const answer = await askFile(path, { ...wanted, signal: controller.signal })
    setBusy(false)
    if ('trouble' in answer) setTrouble(answer.trouble)
    else {
      save(answer.value)
      announce(t('download.done', { name: answer.value.name }))
    }
  }
  return { download, stop: () => under.current?.abort(), busy, trouble }
}
