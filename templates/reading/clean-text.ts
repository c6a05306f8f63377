// Width, spaces and signs that nobody sees.

/** Zero-width signs, direction marks, control characters except tab, line feed and carriage return. */
const unseen = /(?![\t\n\r])[\p{Cc}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\uFFFE\uFFFF]/gu

const plain = /^[\x21-\x7E]+$/

/** Codes, numbers, dates and ids: half width, no unseen signs, single spaces inside and none around. */
export const tidy = (text: string): string =>
  plain.test(text) ? text : text.normalize('NFKC').replace(unseen, '').replace(/\s+/g, ' ').trim()

const plainProse = /^[\x21-\x7E\u3001-\u301F\u4E00-\u9FFF\uFF01-\uFF5E]+$/

/** Free text keeps its width and its punctuation; only what nobody sees goes. */
export const prose = (text: string): string =>
  plainProse.test(text)
    ? text
    : text
        .replace(unseen, '')
        .replace(/\r\n?/g, '\n')
        .replace(/\u00A0/g, ' ')
        .trim()

/** What people write where nothing was to be said. `tidied` is tidy text. */
export const isDash = (tidied: string): boolean => /^[-—–―_/\\]+$/.test(tidied)
