import { useMemo } from 'preact/hooks'
import { Combobox } from '../../kit/combobox.tsx'
import { readNames, staffNow } from '../session/staff.ts'
import { t } from '../speech.ts'
import type { Person, Post } from '../staff/person.ts'
import { findPeople, isCode, isSurelyCode } from '../staff/search.ts'
import { useDesk } from './use-desk.ts'

type Given = {
  readonly label: string
  readonly hint?: string | undefined
  readonly post: Post
  /** The code that stands there; empty for none. */
  readonly value: string
  /** A code that is out of the question here. */
  readonly not?: string | null
  readonly onChoose: (code: string, person: Person | undefined) => void
  readonly onLeave: () => void
  readonly required?: boolean
  readonly id?: string
}

/** Somebody of the staff: found by code, name, Pinyin or initials; only the code is taken. */
export function StaffBox({ label, hint, post, value, not = null, onChoose, onLeave, required = false, id }: Given) {
  const desk = useDesk()
  const { shadow, judgement, readings } = desk.state
  const people = useMemo(() => staffNow(desk), [shadow.value, judgement.value, readings.value])
  const known = (code: string) => people.find((person) => person.code === code)
  const named = known(value)?.name
  const codeIn = (query: string) => query.normalize('NFKC').trim()
  return (
    <Combobox
      label={label}
      hint={hint}
      required={required}
      {...(id ? { id } : {})}
      value={named ? `${value} ${named}` : value}
      none={t('people.none')}
      count={(n) => t('people.count', { n })}
      optionsOf={(query) => {
        const found = findPeople(people, query, post, not).map(({ code, name, department, pinyin }) => ({
          id: code,
          text: name ? `${code} ${name}` : code,
          detail: [department, pinyin].filter((each) => each !== '').join(' · '),
        }))
        const code = codeIn(query)
        const offered = isSurelyCode(code) || (isCode(code) && found.length === 0)
        return offered && code !== not && !known(code)
          ? [...found, { id: code, text: t('people.asCode', { code }) }]
          : found
      }}
      meant={(query) => {
        const code = codeIn(query)
        if (code === '') return ''
        return code !== not && (known(code) || isSurelyCode(code)) ? code : null
      }}
      onChoose={(code) => onChoose(code, known(code))}
      onFocus={() => void readNames(desk)}
      onLeave={onLeave}
    />
  )
}
