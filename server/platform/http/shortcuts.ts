import type { Request, Response } from 'express'

const cookie = 'pintasan'
const off = 'mati'
const year = 365 * 24 * 60 * 60 * 1000

/** Whether this browser has one-key shortcuts: until they are switched off (WCAG 2.1.4), for who speaks to the machine or hits keys by accident. */
export const hasShortcuts = (req: Request): boolean => req.cookies?.[cookie] !== off

export function switchShortcuts(req: Request, res: Response, on: boolean): void {
  const how = { httpOnly: true, sameSite: 'lax', secure: req.secure } as const
  if (on) res.clearCookie(cookie, how)
  else res.cookie(cookie, off, { ...how, maxAge: year })
}
