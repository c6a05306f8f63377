// How Excel refuses one action of a batch. The client turns it into an OfficeExtension.Error.

export type HostError = Error & { readonly code: string; readonly status: number; readonly location?: string }

/** An error with Excel's own code; `location` names class and member where Excel would. */
export const hostError = (code: string, message: string, status = 400, location?: string): HostError =>
  Object.assign(new Error(message), { code, status, ...(location === undefined ? {} : { location }) })

export const isHostError = (error: unknown): error is HostError =>
  error instanceof Error && 'code' in error && 'status' in error

export const itemNotFound = (): HostError => hostError('ItemNotFound', "The requested resource doesn't exist.", 404)

export const invalidArgument = (
  message = 'The argument is invalid or missing or has an incorrect format.',
): HostError => hostError('InvalidArgument', message)

export const itemAlreadyExists = (): HostError =>
  hostError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.', 409)

export const accessDenied = (message = 'You cannot perform the requested operation.'): HostError =>
  hostError('AccessDenied', message, 403)

export const invalidOperation = (message: string): HostError => hostError('InvalidOperation', message)

/** A reference of a lost session, or one that was removed. */
export const goneReference = (id: string): HostError =>
  hostError('InvalidObjectPath', `The object path '${id}' is gone.`)

/** Never a guess: what this host does not do is said by name, as `Range.copyFrom`. */
export const notImplemented = (member: string): HostError =>
  hostError('NotImplemented', `The Excel host of the tests does not implement ${member}.`, 501)

/** The host refuses a whole request; `code` is a number of the native surface, such as 5004. */
export type NativeFailure = Error & { readonly native: number }
export const nativeFailure = (native: number, message: string): NativeFailure =>
  Object.assign(new Error(message), { native })
export const isNativeFailure = (error: unknown): error is NativeFailure => error instanceof Error && 'native' in error
