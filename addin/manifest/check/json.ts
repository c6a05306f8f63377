// A JSON file that was read but not believed yet.

export type Json = { readonly file: string; readonly value: unknown }

const within = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined

/** The list under a key; empty when there is none. */
export const listOf = (value: unknown, key: string): readonly unknown[] => {
  const found = within(value, key)
  return Array.isArray(found) ? found : []
}

/** The text, number or yes under a key, as text; empty when there is none. */
export const textIn = (value: unknown, ...keys: readonly string[]): string => {
  const found = keys.reduce(within, value)
  return typeof found === 'object' || found === undefined ? '' : String(found)
}

export const keysIn = (value: unknown, key: string): readonly (readonly [string, string])[] => {
  const found = within(value, key)
  return typeof found === 'object' && found !== null
    ? Object.entries(found).map(([name, inner]) => [name, String(inner)])
    : []
}
