// Custom functions that Excel has asked the add-in for.
import type { Calls, Given } from '../objects/services.ts'
import type { Entry } from './external.ts'

export type FunctionCalls = Calls & {
  readonly call: (id: string, given: readonly unknown[], address?: string) => Promise<Given>
}

const invokeCategory = 1
const invokeType = 1000

export function createCalls(raise: (entries: readonly Entry[]) => boolean): FunctionCalls {
  const open = new Map<number, (given: Given) => void>()
  let last = 0
  return {
    call: (id, given, address = 'Sheet1!A1') =>
      new Promise((resolve, reject) => {
        last += 1
        open.set(last, resolve)
        const json = JSON.stringify([last, id, given, address, 0])
        if (!raise([[invokeCategory, invokeType, '', json, last]])) reject(new Error(`nobody listens for ${id}`))
      }),
    settle: (id, given) => {
      open.get(id)?.(given)
      open.delete(id)
    },
    ready: () => undefined,
  }
}
