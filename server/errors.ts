/** What kind of "no" the domain says. The HTTP border turns it into 404, 403, 409, 422 or 429; the domain knows no HTTP. */
export type RefusalKind = 'missing' | 'forbidden' | 'conflict' | 'invalid' | 'tooOften'

/**
 * The one way the domain says no. `code` is a key below `refusals` in the locale files; `details` fill its placeholders
 * and, for `invalid`, may name the fields at fault: `{ fields: { text: 'textMissing' } }` (field → refusal code).
 */
export class Refused extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(`${kind}: ${code}`)
    this.name = 'Refused'
  }
}
