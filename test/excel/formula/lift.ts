// Functions of single values, which blocks go through cell by cell.
import type { CellError } from '../model/value.ts'
import type { WorksheetFunction } from './functions.ts'
import { asNumber, asText, type Scalar, together } from './values.ts'

/** Gets the values as they are. */
export const lifted =
  (work: (...each: Scalar[]) => Scalar): WorksheetFunction =>
  (given) =>
    together(given, work)

/** All arguments are numbers; the first error comes out. */
export const ofNumbers = (work: (...each: number[]) => Scalar): WorksheetFunction =>
  lifted((...each) => {
    const numbers = each.map(asNumber)
    const wrong = numbers.find((one): one is CellError => typeof one !== 'number')
    return wrong ?? work(...(numbers as number[]))
  })

/** The first argument is a text, the others numbers. */
export const ofTextAndNumbers = (work: (text: string, ...each: number[]) => Scalar): WorksheetFunction =>
  lifted((first = null, ...rest) => {
    const text = asText(first)
    if (typeof text !== 'string') return text
    const numbers = rest.map(asNumber)
    const wrong = numbers.find((one): one is CellError => typeof one !== 'number')
    return wrong ?? work(text, ...(numbers as number[]))
  })

/** All arguments are texts. */
export const ofTexts = (work: (...each: string[]) => Scalar): WorksheetFunction =>
  lifted((...each) => {
    const texts = each.map(asText)
    const wrong = texts.find((one): one is CellError => typeof one !== 'string')
    return wrong ?? work(...(texts as string[]))
  })
