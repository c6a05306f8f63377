// Comments at cells, with their answers.
import type { Place } from './place.ts'

export type Remark = {
  readonly id: string
  readonly place: Place
  content: string
  author: string
  resolved: boolean
  readonly at: Date
  readonly replies: { readonly id: string; content: string; author: string; readonly at: Date }[]
}
