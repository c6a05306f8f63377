import { about, siteName } from '../about.ts'
import { t } from '../speech.ts'
import type { Overview } from '../wire.ts'

/** How many sites have filed how much, and who has not. */
export function Coverage({ overview }: { overview: Overview }) {
  const here = new Set(overview.sites.filter(({ entries }) => entries > 0).map(({ site }) => site))
  const all = about.value?.sites ?? []
  const absent = all.filter(({ code }) => !here.has(code))
  const entries = overview.sites.reduce((sum, site) => sum + site.entries, 0)
  if (all.length === 0) return null
  return (
    <div class="coverage">
      <p id="coverage-text">{t('list.coverage', { here: all.length - absent.length, all: all.length, entries })}</p>
      <progress aria-labelledby="coverage-text" value={all.length - absent.length} max={all.length} />
      {absent.length > 0 ? (
        <details>
          <summary>{t('list.absent', { absent: absent.length })}</summary>
          <ul>
            {absent.map(({ code }) => (
              <li key={code}>
                {code} {siteName(code)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
