// Text as XML and SpreadsheetML hold it.

/** Excel keeps this many UTF-16 units in a cell. */
export const mostText = 32_767

const unstorable = /[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/gu

/**
 * The text that a file can hold: without control characters, U+FFFE, U+FFFF and lone surrogates, line ends as Excel's,
 * cut where Excel cuts. Not escaped yet.
 */
export function storable(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(unstorable, '')
  return clean.length > mostText ? clean.slice(0, mostText).replace(/[\ud800-\udbff]$/, '') : clean
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
}

export const escapeText = (text: string): string =>
  /[&<>]/.test(text) ? text.replace(/[&<>]/g, (c) => signs[c]!) : text

export const escapeAttribute = (text: string): string => storable(text).replace(/[&<>"\n\t]/g, (c) => signs[c]!)

/** A text that looks like SpreadsheetML's own escape (`_x0041_`) is escaped, so that it reads back as it was typed. */
const literal = (text: string): string =>
  text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text

/** Content of a `v` element that holds text. */
export const textContent = (text: string): string => escapeText(literal(storable(text)))

/** A `t` element of a shared or inline string. */
export function textElement(text: string): string {
  const content = textContent(text)
  return /^\s|\s$|\n/.test(content) ? `<t xml:space="preserve">${content}</t>` : `<t>${content}</t>`
}

/** ` name="value"` for each attribute that has a value; true is 1. */
export function attributes(values: Readonly<Record<string, string | number | true | undefined>>): string {
  let text = ''
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) text += ` ${name}="${value === true ? 1 : escapeAttribute(String(value))}"`
  return text
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A sheet's name as references write it. */
export const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`
