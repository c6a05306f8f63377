import { about } from '../about.ts'

type Given = {
  readonly value: string
  readonly onChange: (code: string) => void
  /** What no choice means. */
  readonly none: string
  readonly id?: string
}

/** The sites by code and name. */
export const SiteSelect = ({ value, onChange, none, ...rest }: Given) => (
  <select {...rest} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
    <option value="">{none}</option>
    {about.value?.sites.map(({ code, site }) => (
      <option key={code} value={code}>
        {code} {site}
      </option>
    ))}
  </select>
)
