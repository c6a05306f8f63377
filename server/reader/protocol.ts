// What the parent and the child say to each other. Every ask gets exactly one answer, so nothing piles up on either side.
import type { BookSurvey } from '../../core/grid.ts'
import type { CodedBatch } from './batch-code.ts'
import type { Refusal } from './refusal.ts'

export type Ask =
  /** Takes the place of the book that was open before. */
  | { readonly ask: 'open'; readonly bytes: Uint8Array }
  | { readonly ask: 'rows'; readonly sheet: number }
  /** The next batch of the sheet that is being read. */
  | { readonly ask: 'more' }

export type Answer =
  | { readonly answer: 'survey'; readonly survey: BookSurvey }
  | { readonly answer: 'batch'; readonly batch: CodedBatch }
  /** The sheet has no more rows. */
  | { readonly answer: 'end' }
  | { readonly answer: 'refused'; readonly refusal: Refusal }

/** Our own fault, not the file's; the child is not used again. */
export type Failure = { readonly answer: 'failed'; readonly stack: string }
