// Document properties: who wrote the file and what it is. No dates, so that the same book gives the same bytes.
import { packageNamespace } from '../package/names.ts'
import { textContent, xmlHead } from '../package/xml.ts'

const product = 'imaging-qc'

export const appXml = `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${product}</Application></Properties>`

export const coreXml = (title: string): string =>
  `${xmlHead}<cp:coreProperties xmlns:cp="${packageNamespace}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${textContent(title)}</dc:title><dc:creator>${product}</dc:creator></cp:coreProperties>`
