// Text that a spreadsheet takes for something else when it is entered: numbers, dates, formulas, truth values.

/** Letters, signs and blanks that no spreadsheet in any language makes a value of; full-width digits count as digits. */
const harmless = /^(?![=+\-@'#＝＋－＠])\P{N}*$/u
const words = /^(?:true|false|真|假)$/i

/** Would the text stay what it is in a cell of the general format? When in doubt, no. */
export const staysText = (text: string): boolean => harmless.test(text) && !words.test(text.trim())
