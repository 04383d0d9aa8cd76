/** What a post lets its holder do. */
export const roles = ['coordinator', 'liaison', 'head', 'supervisor', 'inspector', 'admin'] as const
export type Role = (typeof roles)[number]

/** A post (jabatan): belongs to a unit, carries one role. Officers come and go, the post stays. */
export type Post = { _id: string; title: string; unit: string; role: Role }

/** An officer holds a post from a date to a date (local dates, `to` inclusive; null: until further notice). */
export type Holding = { post: string; from: string; to: string | null }

/** The officer who acts, in the post held today. `units` are the own unit and all below it. */
export type Officer = { id: string; name: string; post: string; title: string; role: Role; unit: string; units: string[] }
