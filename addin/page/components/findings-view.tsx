import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Level } from '../../../core/finding.ts'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { type By, gather, shownLevel, sift } from '../findings/arrange.ts'
import type { Item } from '../queue/item.ts'
import { rephrase } from '../queue/work.ts'
import { language, t } from '../speech.ts'
import { GroupList } from './finding-groups.tsx'
import { FindingsFilter } from './findings-filter.tsx'
import { TroubleText } from './trouble-text.tsx'
import { useDownload } from './use-download.ts'

const every: ReadonlySet<Level> = new Set<Level>(['error', 'warning', 'notice'])

/** The findings of one workbook: filtered, grouped, notices folded away; and the copies to download. */
export function FindingsView({ item }: { item: Item }) {
  const [by, setBy] = useState<By>('rule')
  const [levels, setLevels] = useState(every)
  const [text, setText] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const { download, busy, trouble } = useDownload()
  const asked = language.value
  useLayoutEffect(() => heading.current?.focus(), [])
  useEffect(() => void rephrase(item.id), [asked, item.id])

  const { findings } = item.report!
  const found = useMemo(() => sift(findings, { levels, text }), [findings, levels, text])
  const grave = useMemo(
    () =>
      gather(
        found.filter((each) => shownLevel(each) !== 'notice'),
        by,
      ),
    [found, by],
  )
  const notices = useMemo(() => found.filter((each) => shownLevel(each) === 'notice'), [found])
  const noticeGroups = useMemo(() => gather(notices, by), [notices, by])
  const mendable = findings.filter(({ fix }) => fix !== null).length
  return (
    <section class="findings" aria-labelledby={`findings-${item.id}`}>
      <div class="findings-head">
        <h3 id={`findings-${item.id}`} tabIndex={-1} ref={heading}>
          {t('findings.title', { n: findings.length })}
        </h3>
        <div class="buttons">
          <Button icon="download" busy={busy} onClick={() => void download('checks/annotated', { file: item.file })}>
            {t('findings.annotated')}
          </Button>
          {mendable > 0 ? (
            <Button icon="download" busy={busy} onClick={() => void download('checks/mended', { file: item.file })}>
              {t('findings.mended', { mendable })}
            </Button>
          ) : null}
        </div>
      </div>
      {trouble ? (
        <Notice level="error">
          <TroubleText trouble={trouble} />
        </Notice>
      ) : null}
      <FindingsFilter {...{ findings, by, setBy, levels, setLevels, text, setText }} />
      <p class="hint" role="status">
        {t('findings.shown', { shown: found.length, all: findings.length })}
      </p>
      <GroupList groups={grave} by={by} />
      {notices.length > 0 ? (
        <details class="notices">
          <summary>{t('findings.notices', { n: notices.length })}</summary>
          <GroupList groups={noticeGroups} by={by} />
        </details>
      ) : null}
    </section>
  )
}
