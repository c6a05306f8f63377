import { readFileSync } from 'node:fs'

/** Version of the product, as package.json has it: what a summary says it was made with. */
export const version: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version
