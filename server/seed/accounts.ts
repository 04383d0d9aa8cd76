import type { StaffService } from '../staff/service'
import type { Post, Role } from '../staff/officer'
import type { Unit } from '../units/unit'

export type Account = { role: Role; username: string; password: string; title: string }

/** Units that have officers of their own; the puskesmas are worked by their dinas above them. */
const staffed = (unit: Unit): boolean => unit.active && !['outside', 'puskesmas', 'inspektorat'].includes(unit.kind)

const titles: Record<Role, string> = {
  coordinator: 'Koordinator',
  liaison: 'Penghubung',
  head: 'Kepala',
  supervisor: 'Pengawas',
  inspector: 'Inspektur Pembantu',
  admin: 'Administrator sistem',
}
const postOf = (role: Role, unit: Pick<Unit, '_id' | 'shortName'>): Post => ({
  _id: `${role}-${unit._id}`,
  title: `${titles[role]} ${unit.shortName}`,
  unit: unit._id,
  role,
})

/** One account of each role to try the product with; the liaison and the head are of the unit with the most complaints. */
const shown: { role: Role; unit: string; username: string; name: string }[] = [
  { role: 'coordinator', unit: 'diskominfo', username: 'koordinator', name: 'Ratna Contoh' },
  { role: 'liaison', unit: 'dpupr', username: 'penghubung.dpupr', name: 'Agus Contoh' },
  { role: 'head', unit: 'dpupr', username: 'kepala.dpupr', name: 'Siti Contoh' },
  { role: 'supervisor', unit: 'bagian-organisasi', username: 'pengawas', name: 'Hadi Contoh' },
  { role: 'inspector', unit: 'inspektorat', username: 'inspektur', name: 'Wati Contoh' },
  { role: 'admin', unit: 'diskominfo', username: 'admin', name: 'Budi Contoh' },
]

export const secondInspector = 'inspektur.kedua'

/**
 * Posts for every unit and sample officers in them, with passwords made here and now. Returns the six accounts to be shown, with passwords in
 * clear, once; empty when they exist already, unless they are to be given new ones (`renew`: nobody has seen the old). `from` is the local date
 * from which the posts are held.
 */
export async function seedAccounts(
  staff: StaffService,
  units: readonly Unit[],
  from: string,
  { renew = false }: { renew?: boolean } = {},
): Promise<Account[]> {
  const byId = new Map(units.map((unit) => [unit._id, unit]))
  const accounts: Account[] = []
  for (const { role, unit, username, name } of shown) {
    const post = postOf(role, byId.get(unit)!)
    await staff.savePost(post)
    const added = await add(staff, { username, name, post: post._id, from })
    const password = added ?? (renew ? await staff.resetPassword(username, 'seed', { mustChange: false }) : null)
    if (password) accounts.push({ role, username, password, title: post.title })
  }
  // A second one, for whoever gave a rebutted answer does not give the next.
  await add(staff, { username: secondInspector, name: 'Joko Contoh', post: 'inspector-inspektorat', from })
  for (const unit of units.filter(staffed)) {
    for (const role of ['liaison', 'head'] as const) {
      const post = postOf(role, unit)
      await staff.savePost(post)
      if (shown.some((one) => one.role === role && one.unit === unit._id)) continue
      await add(staff, {
        username: `${role === 'head' ? 'kepala' : 'penghubung'}.${unit._id}`,
        name: `${titles[role]} ${unit.shortName}`,
        post: post._id,
        from,
      })
    }
  }
  return accounts
}

/** The password, or null when the officer exists. */
async function add(
  staff: StaffService,
  { username, name, post, from }: { username: string; name: string; post: string; from: string },
): Promise<string | null> {
  if (await staff.exists(username)) return null
  return staff.addOfficer(
    { username, name, email: `${username}@contoh.invalid`, holdings: [{ post, from, to: null }], mustChange: false },
    'seed',
  )
}
