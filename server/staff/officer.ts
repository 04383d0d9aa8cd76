/** What a post lets its holder do. */
export const roles = ['coordinator', 'liaison', 'head', 'supervisor', 'inspector', 'admin'] as const
export type Role = (typeof roles)[number]

/** A post (jabatan): belongs to a unit, carries one role. Officers come and go, the post stays. */
export type Post = { _id: string; title: string; unit: string; role: Role }

/** An officer holds a post from a date to a date (local dates, `to` inclusive; null: until further notice). */
export type Holding = { post: string; from: string; to: string | null }

/** The officer who acts, in the post held today. `units` are the own unit and all below it. */
export type Officer = { id: string; name: string; post: string; title: string; role: Role; unit: string; units: string[] }

/** An officer as the register keeps it; `_id` is the user name. Sessions that began before `sessionsFrom` have ended. */
export type OfficerRecord = {
  _id: string
  name: string
  email: string
  passwordHash: string
  holdings: Holding[]
  sessionsFrom: Date
  mustChange: boolean
  active: boolean
  /** The address of the officer's agenda: how often it was changed, and the hash it is found by. */
  feed?: { serial: number; hash: string }
}

/** Who is to be written to. */
export type Contact = { id: string; name: string; email: string }

/** A user name: small letters, digits, dots and hyphens, beginning with a letter. */
export const isUsername = (text: string): boolean => /^[a-z][a-z0-9.-]{2,39}$/.test(text)
