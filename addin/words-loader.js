// Compiles a catalogue of ICU messages while webpack builds, so that the page need not carry the compiler.
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'

export default (catalogue) =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(JSON.parse(catalogue)).map(([id, message]) => [id, compileMessageOrThrow(message)]),
    ),
  )
