import { say } from '../../../core/finding.ts'
import { Icon } from '../../kit/icon.tsx'
import { language, t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** What the checks say of the row as it stands in the sheet. */
export function RowFindings({ row }: { row: number }) {
  const { listed } = useDesk().state
  const found = listed.value.filter((each) => each.row === row && each.code !== 'VR-41')
  if (found.length === 0) return null
  return (
    <details class="row-findings">
      <summary>{t('score.findings', { n: found.length })}</summary>
      <ul>
        {found.map((each, n) => (
          <li key={n}>
            <Icon name={each.level} />
            <span>
              <b>{each.cell}</b> {say(each, language.value).message}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
