import { Problem } from '../../core/problem.ts'

/** Stops before a package could be damaged. `part` names the part whose build we do not know well enough to change it. */
export function notPatchable(part: string): never {
  throw new Problem('workbook-not-patchable', { part: part.replace(/[^\p{L}\p{N} ./()_[\]-]/gu, '?').slice(0, 100) })
}
