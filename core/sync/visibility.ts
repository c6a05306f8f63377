// Who may see a row. Second readings are blind: nobody sees one but who made it, and who makes one does not see the first.
import type { Role } from './protocol.ts'

export type Viewer = { readonly person: string; readonly role: Role }

export type Seen = {
  /** `qc_role`. */
  readonly role: string | null
  /** Who reads it: `qc_person_id`; while that is empty, who read it before, or who began the row. */
  readonly reader: string | null
  /** Stands for the exam. */
  readonly token: string | null
}

/** @param blind exams that the viewer reads as second reader, by token */
export function isVisible({ role, reader, token }: Seen, viewer: Viewer, blind: ReadonlySet<string>): boolean {
  if (viewer.role === 'arbiter') return true
  if (role === 'D') return reader === viewer.person
  return !(role === 'P' && token !== null && blind.has(token))
}
