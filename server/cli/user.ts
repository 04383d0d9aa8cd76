import { localDate } from '../platform/localDate'
import { withServices } from './withServices'

export type UserOptions = { name: string; email: string; post: string; from?: string; to?: string }

const print = (account: { username: string; password: string }): void => void process.stdout.write(`${JSON.stringify(account)}\n`)

/** `aduan user add NAME`: adds an officer and prints the password once. `from` and `to` are local dates; without `from` the post is held from today. */
export const userAdd = (username: string, { name, email, post, from, to }: UserOptions): Promise<void> =>
  withServices(async ({ staff, clock }) => {
    const holding = { post, from: from ?? localDate(clock.now()), to: to ?? null }
    print({ username, password: await staff.addOfficer({ username, name, email, holdings: [holding] }, 'cli') })
  })

/** `aduan user password NAME`: prints a new password once, ends the officer's sessions and a lock. */
export const userPassword = (username: string): Promise<void> =>
  withServices(async ({ staff }) => print({ username, password: await staff.resetPassword(username, 'cli') }))
