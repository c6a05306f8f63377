// Custom functions, such as =QC.SCORE(…): values of cells in, a value out.

/** Comes with office.js, whose types leave it out. */
declare const CustomFunctions: {
  readonly associate: (id: string, work: (...given: readonly Given[]) => unknown) => void
  readonly Error: new (code: string, message: string) => Error
}

type Given = string | number | boolean | readonly (readonly (string | number | boolean)[])[] | null | undefined
/** What the function refuses with: shown in the cell as #VALUE! with the message. */
export type Refusal = { readonly refused: string }

const refuses = (result: string | number | boolean | Refusal): result is Refusal => typeof result === 'object'

/** `id` as in functions.json; called with values, and blocks for ranges. Never let it throw: Excel would show #VALUE! without a reason. */
export function defineFunction(
  id: string,
  work: (...given: readonly Given[]) => string | number | boolean | Refusal,
): void {
  CustomFunctions.associate(id, (...given: readonly Given[]) => {
    const result = work(...given)
    if (refuses(result)) throw new CustomFunctions.Error('#VALUE!', result.refused)
    return result
  })
}
