// Namespaces, relationship types and content types of the parts that we write.

export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const relationshipNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const packageNamespace = 'http://schemas.openxmlformats.org/package/2006'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The same in the strict form of the format. */
export const strictNamespaces = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relationship: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
} as const

export const contentTypes = {
  worksheet: `${spreadsheet}.worksheet+xml`,
  sharedStrings: `${spreadsheet}.sharedStrings+xml`,
  styles: `${spreadsheet}.styles+xml`,
  table: `${spreadsheet}.table+xml`,
} as const
export type PartKind = keyof typeof contentTypes
