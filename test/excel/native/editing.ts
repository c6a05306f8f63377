// A person is typing into a cell: Excel answers nothing meanwhile, but to requests that say that they can wait.

const delayForCellEdit = 64

export type Editing = {
  readonly begin: () => void
  readonly end: () => void
  /** True: the request is refused. Otherwise resolves when Excel is free. */
  readonly refuses: (flags: number) => boolean
  readonly free: () => Promise<void>
}

export function createEditing(): Editing {
  let waiting: (() => void)[] | null = null
  return {
    begin: () => {
      waiting ??= []
    },
    end: () => {
      const all = waiting ?? []
      waiting = null
      for (const go of all) go()
    },
    refuses: (flags) => waiting !== null && (flags & delayForCellEdit) === 0,
    free: () =>
      new Promise((resolve) => {
        if (waiting === null) resolve()
        else waiting.push(resolve)
      }),
  }
}
