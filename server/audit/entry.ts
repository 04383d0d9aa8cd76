/**
 * One line of the audit: who (`by`: an officer's id, `system` or `cli`) in which post (`as`) did what to what
 * (`target`: `complaint:<code>`, `officer:<id>`, …). `details` are ids, codes and counts, never personal data.
 */
export type Entry = {
  at: Date
  by: string
  as: string | null
  deed: string
  target: string
  details: Record<string, unknown>
}
