import { z } from 'zod'

const text = (max: number) => z.string().max(max).catch('')

/** What the sign-in form sends; everything optional, because a missing password is a wrong one. */
export const signInForm = z.object({ username: text(100), password: text(1000), next: text(2000) })

export const passwordForm = z.object({ current: text(1000), password: text(1000), again: text(1000) })
