// The page and the server never import each other; here the shapes of one are held to the types of the other.
import type { InferOutput } from 'valibot'
import type * as wire from '../../addin/page/wire.ts'
import type { problemBody } from '../../server/api/problem-body.ts'
import type * as shapes from '../../server/api/shapes.ts'
import type { FilingResult, FilingSummary, Receipt } from '../../server/store/store.ts'

/** Compiles only when what the server sends has what the page reads. */
type Held<Sent extends Read, Read> = [Sent, Read]

export type Contract = [
  Held<InferOutput<typeof shapes.aboutShape>, wire.About>,
  Held<InferOutput<typeof shapes.reportShape>, wire.Report>,
  Held<FilingResult, wire.Filed>,
  Held<Receipt, wire.Receipt>,
  Held<FilingSummary, wire.FilingLine>,
  Held<InferOutput<typeof shapes.overviewShape>, wire.Overview>,
  Held<ReturnType<typeof problemBody>, wire.Refused>,
]
