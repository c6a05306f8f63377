// Where the developer's copy of Microsoft's library lies. It is read from there and never copied, patched or committed.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The folder that holds `office.js` and everything that it loads. */
export const libraryFolder: string = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')),
  'dist',
)
