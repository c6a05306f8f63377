// Readers of one column's cells, made once for a sheet.
import type { DateCell } from '../../core/grid.ts'
import type { Code, Rubric } from '../../core/rubric.ts'
import { isDash, prose, tidy } from './clean-text.ts'
import { createCodeFinder, createCodeReader, createCodesReader } from './codes.ts'
import { isoOf, midnightOf, monthOf, readDate, readMonth, stampOfSerial } from './dates.ts'
import { readOverrides, readScope } from './lists.ts'
import { changed, emptied, type Reading, refused } from './reading.ts'
import { brief } from './reading-finding.ts'

/** A cell that holds something: no error, no formula. */
export type Held = string | number | boolean | DateCell
export type FieldReader = (cell: Held) => Reading

/** A month is read to its first day. */
type FieldType = 'string' | 'code' | 'date' | 'datetime' | 'month' | 'int' | 'decimal'
export type Field = {
  readonly key: string
  readonly type: FieldType
  /** Code list by name, for codes. */
  readonly list?: { readonly name: string; readonly codes: ReadonlyMap<string, Code> } | undefined
  readonly optional: boolean
  /** A workbook of the 1904 system: a number that is not formatted as a date has two meanings. */
  readonly date1904: boolean
}

const proseKeys: ReadonlySet<string> = new Set([
  'app_hospital_name',
  'request_dept',
  'exam_item',
  'remarks',
  'appeal_note',
  'check_status',
  'trigger',
  'measure',
  'evidence',
])
/** Characters that a cell may hold: free text, and everything else. */
const most = { prose: 2000, tidy: 200 } as const

/** A number typed as an id: what it would have been as text is only known as far as a double is exact. */
const isExact = (value: number): boolean => Math.abs(value) < 1e15

function readNumberAsText(value: number): Reading {
  if (!Number.isFinite(value)) return refused('RD-07', String(value))
  return isExact(value) ? String(value) : refused('RD-13', String(value))
}

function createTextReader({ key }: Field, rubric: Rubric): FieldReader {
  const free = proseKeys.has(key)
  const id = /_id$|_no$|_code$|_token$/.test(key)
  const list =
    key === 'qc_scope'
      ? readScope(rubric)
      : key === 'role_override'
        ? readOverrides(rubric)
        : key === 'extra_parts'
          ? createCodesReader(createCodeFinder('body_parts', rubric.codesOf.get('body_parts') ?? new Map()))
          : null
  const text = (typed: string): Reading => {
    const clean = free ? prose(typed) : tidy(typed)
    if (clean === '') return null
    const limit = free ? most.prose : most.tidy
    if (clean.length > limit) return refused('RD-14', clean, { length: clean.length, most: limit })
    if (free) return clean
    if (isDash(clean) || (id && clean === '无')) return emptied(typed)
    if (id && /^\d(\.\d+)?E\+\d+$/i.test(clean)) return refused('RD-13', clean)
    return list ? list(typed) : clean === typed ? typed : changed(typed, clean)
  }
  return (cell) => {
    if (typeof cell === 'string') return text(cell)
    if (typeof cell === 'number') return readNumberAsText(cell)
    return typeof cell === 'boolean' ? refused('RD-26', logical(cell)) : refused('RD-09', shownDate(cell))
  }
}

function createCodeCellReader({ list, optional }: Field): FieldReader {
  const codes = list?.codes ?? new Map<string, Code>()
  const read = createCodeReader(list?.name ?? '', codes, optional)
  const seen = new Map<string, Reading>()
  const text = (typed: string): Reading => {
    if (codes.has(typed)) return typed
    const known = seen.get(typed)
    if (known !== undefined) return known
    const reading = typed.length > most.tidy ? tooLong(typed) : read(typed)
    // A hostile sheet could hold a million different texts.
    if (seen.size < 1000) seen.set(typed, reading)
    return reading
  }
  return (cell) => {
    if (typeof cell === 'string') return text(cell)
    if (typeof cell === 'number') return text(String(cell))
    if (typeof cell === 'boolean')
      return codes.has('Y') && codes.has('N') ? text(cell ? 'Y' : 'N') : refused('RD-26', logical(cell))
    return refused('RD-09', shownDate(cell))
  }
}

const tooLong = (text: string): Reading => refused('RD-14', text, { length: text.length, most: most.tidy })
const logical = (value: boolean): string => (value ? 'TRUE' : 'FALSE')

export function shownDate({ serial }: DateCell): string {
  const stamp = stampOfSerial(serial)
  return stamp === null ? String(serial) : isoOf(stamp, serial % 1 !== 0).replace('T', ' ')
}

function createDateReader({ type, date1904 }: Field): FieldReader {
  const timed = type === 'datetime'
  const rounded = timed ? (stamp: number) => stamp : type === 'month' ? monthOf : midnightOf
  const take = (typed: string, stamp: number): Reading => {
    const value = rounded(stamp)
    return changed(typed, value, { date: isoOf(value, timed) })
  }
  const text = (typed: string): Reading => {
    if (typed.length > most.tidy) return tooLong(typed)
    const clean = tidy(typed)
    if (clean === '') return null
    if (isDash(clean) || clean === '无') return emptied(typed)
    const month = type === 'month' ? readMonth(clean) : undefined
    if (month !== undefined) return take(typed, month)
    const read = readDate(clean)
    if ('fault' in read) return refused(read.fault, typed)
    if (timed && !read.timed)
      return { value: read.stamp, code: 'RD-06', params: { typed: brief(typed) }, fix: undefined, unread: false }
    return take(typed, read.stamp)
  }
  const number = (value: number): Reading => {
    const packed =
      (value >= 19_900_101 && value < 21_000_101) || (type === 'month' && value >= 199_001 && value < 210_001)
    if (packed) return text(String(value))
    const stamp = stampOfSerial(value)
    return stamp === null || date1904 ? refused('RD-02', String(value)) : take(String(value), stamp)
  }
  return (cell) => {
    if (typeof cell === 'object') {
      const stamp = stampOfSerial(cell.serial)
      if (stamp === null)
        return cell.serial >= 0 && cell.serial < 1
          ? refused('RD-22', clockOf(cell.serial))
          : refused('RD-05', String(cell.serial))
      return rounded(stamp)
    }
    if (typeof cell === 'string') return text(cell)
    return typeof cell === 'number' ? number(cell) : refused('RD-26', logical(cell))
  }
}

const clockOf = (serial: number): string => isoOf(Math.round(serial * 86_400), true).slice(11)

function createNumberReader({ key, type }: Field): FieldReader {
  const whole = type === 'int'
  // Rule VR-17 speaks of ages.
  const least = whole && key !== 'patient_age' ? 0 : Number.NEGATIVE_INFINITY
  const judged = (typed: string, value: number): Reading => {
    if (whole && (!Number.isInteger(value) || value < least)) return refused('RD-08', typed)
    return Math.abs(value) <= 1e9 ? value : refused('RD-13', typed)
  }
  return (cell) => {
    if (typeof cell === 'number')
      return Number.isFinite(cell) ? judged(String(cell), cell) : refused('RD-07', String(cell))
    if (typeof cell === 'boolean') return refused('RD-26', logical(cell))
    if (typeof cell === 'object') return refused('RD-09', shownDate(cell))
    const clean = tidy(cell.slice(0, most.tidy))
    if (clean === '') return null
    if (isDash(clean)) return emptied(cell)
    const digits = /^[+-]?\d{1,3}(,\d{3})+$/.test(clean) ? clean.replaceAll(',', '') : clean
    if (!/^[+-]?\d{1,15}(\.\d{1,15})?$/.test(digits)) return refused('RD-07', cell)
    const read = judged(cell, Number(digits))
    return typeof read === 'number' ? changed(cell, read) : read
  }
}

/** The reader of a field's cells; memory that it keeps is bounded. */
export function createFieldReader(rubric: Rubric, field: Field): FieldReader {
  if (field.type === 'string') return createTextReader(field, rubric)
  if (field.type === 'code') return createCodeCellReader(field)
  if (field.type === 'date' || field.type === 'datetime' || field.type === 'month') return createDateReader(field)
  return createNumberReader(field)
}
