// The rubric files that ship with the product, as the pane carries them.
import { canonical, parseRubric, type Rubric } from '../../../core/rubric.ts'

/** Newest last. */
const files = [() => import('../../../templates/rubrics/rmic-0.9.0.json', { with: { type: 'json' } })]

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** All rubrics by version, newest last. */
export async function loadRubrics(): Promise<ReadonlyMap<string, Rubric>> {
  const rubrics = await Promise.all(
    files.map(async (load) => {
      const { default: file } = await load()
      return parseRubric(file, await hashOf(canonical(file)))
    }),
  )
  return new Map(rubrics.map((rubric) => [rubric.version, rubric]))
}
