// What comes of asking a host for something: it is done, or there is a trouble with words for the person.
import type { Trouble } from './trouble.ts'

export type Outcome<Value> =
  | { readonly done: true; readonly value: Value }
  | { readonly done: false; readonly trouble: Trouble }

export const done = <Value>(value: Value): Outcome<Value> => ({ done: true, value })
export const failed = (trouble: Trouble): { readonly done: false; readonly trouble: Trouble } => ({
  done: false,
  trouble,
})
