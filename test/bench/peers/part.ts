// What stands on a screen, read off our pane and drawn by both.
export type Part =
  | { readonly kind: 'tabs'; readonly tabs: readonly { readonly label: string; readonly count: string }[] }
  | { readonly kind: 'message' | 'heading' | 'text' | 'hint'; readonly text: string }
  | { readonly kind: 'button'; readonly text: string; readonly primary: boolean }
  | { readonly kind: 'choice'; readonly text: string; readonly pressed: boolean }
  | {
      readonly kind: 'items'
      readonly label: string
      readonly items: readonly (readonly [number: string, name: string, state: string])[]
    }
  | { readonly kind: 'input' | 'textarea'; readonly label: string; readonly value: string }
  | { readonly kind: 'select'; readonly label: string; readonly options: readonly string[] }
