// Excel.Application and Excel.Runtime.
import { read, type Thing } from '../wire/thing.ts'
import { type Model, oneOf, yes } from './given.ts'

const nothing = () => undefined

export function applicationThing({ book }: Model): Thing {
  return {
    kind: 'Application',
    scalars: {
      CalculationMode: {
        get: () => book.calculationMode,
        set: (mode) => {
          book.calculationMode = oneOf(mode, ['Automatic', 'AutomaticExceptTables', 'Manual'])
        },
      },
      CalculationState: read(() => 'Done'),
    },
    methods: {
      // Formulas are worked out when they are read, so there is nothing to hold back.
      SuspendApiCalculationUntilNextSync: nothing,
      SuspendScreenUpdatingUntilNextSync: nothing,
      Calculate: nothing,
    },
  }
}

export function runtimeThing({ book }: Model): Thing {
  return {
    kind: 'Runtime',
    scalars: {
      EnableEvents: {
        get: () => book.enableEvents,
        set: (value) => {
          book.enableEvents = yes(value)
        },
      },
    },
  }
}
