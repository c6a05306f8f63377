// A package as its parts, to see which of them a patch has touched.
import { strFromU8, unzipSync } from 'fflate'

export const partOf = (file: Uint8Array, name: string): string => {
  const part = unzipSync(file)[name]
  if (!part) throw new Error(`no part ${name}`)
  return strFromU8(part)
}

/** Names of the parts that differ, are new or are gone. */
export function changedParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [old, now] = [unzipSync(before), unzipSync(after)]
  const names = new Set([...Object.keys(old), ...Object.keys(now)])
  return [...names].filter((name) => !old[name] || !now[name] || !Buffer.from(old[name]).equals(now[name])).sort()
}
