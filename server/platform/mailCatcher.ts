import { mkdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'

export type CaughtMail = { from: string; to: string[]; raw: string }
export type MailCatcher = { url: string; mails: CaughtMail[]; stop(): Promise<void> }

/**
 * A mail server of this machine only that sends nothing on: it keeps each mail in `mails` or, given a folder, as a file there.
 * `refuses` lets it turn a mail away as a busy server would.
 */
export async function startMailCatcher({ port = 0, folder, refuses }: MailCatcherOptions = {}): Promise<MailCatcher> {
  const mails: CaughtMail[] = []
  if (folder) await mkdir(folder, { recursive: true })
  const take = async (stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> => {
    const raw = (await buffer(stream)).toString('utf8')
    const mail = { from: addressOf(envelope.mailFrom), to: envelope.rcptTo.map(addressOf), raw }
    if (refuses?.(mail)) throw Object.assign(new Error('Try again later'), { responseCode: 451 })
    if (folder) await writeFile(join(folder, fileName()), raw)
    else mails.push(mail)
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    onData: (stream, session, done) => void take(stream, session).then(() => done(), done),
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: listening } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${listening}`, mails, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

export type MailCatcherOptions = { port?: number; folder?: string; refuses?: (mail: CaughtMail) => boolean }

const addressOf = (address: SMTPServerSession['envelope']['mailFrom']): string => (address ? address.address : '')

let caught = 0
const fileName = (): string => `${new Date().toISOString().replaceAll(':', '-')}-${++caught}.eml`
