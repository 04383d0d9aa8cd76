/** What the templates of views/staff and views/errors are given. */

/** A form sent by somebody no longer signed in. Template: hidden fields `action` and, for each, `kept.<name>`. */
export type KeptForm = { action: string; fields: { name: string; value: string }[] }

/** views/staff/signIn; POST /masuk with `username`, `password`, `next`, and the kept form. `error` is a refusal code. */
export type SignInPage = {
  username: string
  next: string
  error: 'signInFailed' | 'signInLocked' | 'signInTooMany' | 'signedOut' | null
  lockedUntil: Date | null
  kept: KeptForm | null
}

/** views/staff/resume: signed in again, the kept form waits to be sent to its `action` with one button; files have to be chosen anew. */
export type ResumePage = { kept: KeptForm; back: string }

/** views/staff/account; POST /akun with `current`, `password`, `again`. `errors`: field → refusal code. `mustChange`: nothing else opens before. */
export type AccountPage = {
  errors: Record<string, string>
  details: Record<string, unknown>
  username: string
  mustChange: boolean
  changed: boolean
}

/** views/staff/shortcuts; POST /akun/pintasan with `keys` = `on` or `off`. */
export type ShortcutsPage = { on: boolean; changed: boolean }
