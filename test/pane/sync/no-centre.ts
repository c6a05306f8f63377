// In the place of the session of sync, where the page has no centre.
export const openSync = (): never => {
  throw new Error('there is no centre')
}
