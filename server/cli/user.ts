import { addUser, resetPassword, type UserOptions } from '../staff/commands'
import { withServices } from './withServices'

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** Adds an officer and prints the password once. */
export const userAdd = (username: string, options: UserOptions): Promise<void> =>
  withServices(({ staff, clock }) => addUser({ staff, print }, username, options, clock.now()))

/** Gives an officer a new password and prints it once. */
export const userPassword = (username: string): Promise<void> =>
  withServices(({ staff }) => resetPassword({ staff, print }, username))
