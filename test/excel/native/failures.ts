// Whole requests that Excel refuses. The numbers are those of the native call; behind them what the add-in's code sees.

export const failures = {
  /** InvalidOperationInCellEditMode */
  cellEditMode: 5004,
  /** InvalidOrTimedOutSession */
  sessionLost: 5012,
  /** ActivityLimitReached */
  activityLimit: 5102,
  /** RequestPayloadSizeLimitExceeded */
  requestTooLarge: 5103,
  /** ResponsePayloadSizeLimitExceeded */
  responseTooLarge: 5104,
  /** AccessDenied */
  accessDenied: 7000,
  /** WriteNotSupportedWhenModalDialogOpen */
  modalDialogOpen: 5016,
  /** InvalidRequestContext */
  invalidContext: 1014,
  /** GeneralException */
  internal: 5001,
} as const

export type FailureName = keyof typeof failures

/** Either a whole request, or one action within a batch by class and wire name, such as `Range.Values`. */
export type Failure =
  | { readonly request: FailureName; readonly times?: number; readonly after?: number }
  | {
      readonly action: string
      readonly code: string
      readonly message?: string
      readonly times?: number
      readonly after?: number
    }
