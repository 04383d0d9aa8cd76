import { localDate } from './holdings'
import type { StaffService } from './service'

type Parts = { staff: StaffService; print: (line: string) => void }
export type UserOptions = { name: string; email: string; post: string; from?: string; to?: string }

/** `aduan user add NAME`: prints the password once. `from` and `to` are local dates; without `from` the post is held from today. */
export async function addUser({ staff, print }: Parts, username: string, options: UserOptions, now: Date): Promise<void> {
  const { name, email, post, from = localDate(now), to = null } = options
  const password = await staff.addOfficer({ username, name, email, holdings: [{ post, from, to }] }, 'cli')
  print(JSON.stringify({ username, password }))
}

/** `aduan user reset NAME`: prints a new password once, ends the officer's sessions and a lock. */
export async function resetPassword({ staff, print }: Parts, username: string): Promise<void> {
  print(JSON.stringify({ username, password: await staff.resetPassword(username, 'cli') }))
}
