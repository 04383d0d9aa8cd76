import { hash, verify } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import { passwordFault, passwordFrom } from './password'

// Argon2id (the package's default algorithm) with 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// One password may be typed in several ways of writing the same accented letter.
const written = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(written(password), cost)

let stranger: Promise<string> | undefined

/** Whether the password fits the hash. Without a hash (an unknown user name) the same work is done, so that the time tells nothing. */
export async function fitsPassword(passwordHash: string | null, password: string): Promise<boolean> {
  stranger ??= hashPassword(randomBytes(16).toString('hex'))
  const fits = await verify(passwordHash ?? (await stranger), written(password))
  return passwordHash !== null && fits
}

/** A password made here and now; one that happens to be refused as too common is drawn again. */
export function randomPassword(): string {
  const drawn = passwordFrom(randomBytes(64))
  return passwordFault(drawn, '-') ? randomPassword() : drawn
}
