import { type ComponentChildren, cloneElement, type VNode } from 'preact'
import { useId } from 'preact/hooks'

type Given = {
  readonly label: string
  readonly hint?: string | undefined
  /** The native control; it gets the id and the description. */
  readonly children: VNode<{ id?: string; 'aria-describedby'?: string | undefined }>
}

/** A control with its label above it and its hint below it. */
export function Field({ label, hint, children }: Given): ComponentChildren {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {cloneElement(children, { id, 'aria-describedby': hint ? `${id}-hint` : undefined })}
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}
