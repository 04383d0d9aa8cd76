import { createTransport } from 'nodemailer'
import type SMTPPool from 'nodemailer/lib/smtp-pool'
import { inTime } from './inTime'

export type Mail = { to: string[]; subject: string; text: string; messageId: string }

/** `refused`: the recipient does not exist or takes no mail, trying again is of no use. `failed`: perhaps later. `reason`: never an address. */
export type MailOutcome = { outcome: 'sent' } | { outcome: 'failed' | 'refused'; reason: string }
export type Mailer = ReturnType<typeof createMailer>

type SmtpError = Error & { code?: string; command?: string; responseCode?: number }

/** Talks SMTP with the server of `url` over a few lasting connections. A conversation ends within `patience` milliseconds. */
export function createMailer({ url, from, patience = 60_000 }: { url: string; from: string; patience?: number }) {
  const options: SMTPPool.Options = {
    url,
    pool: true,
    maxConnections: 4,
    maxMessages: 100,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  const transport = createTransport(options, { from, headers: { 'Auto-Submitted': 'auto-generated' } })

  return {
    async send({ to, subject, text, messageId }: Mail): Promise<MailOutcome> {
      try {
        await inTime(patience, transport.sendMail({ to, subject, text, messageId }))
        return { outcome: 'sent' }
      } catch (error) {
        return verdictOn(error as SmtpError)
      }
    },

    close: (): void => transport.close(),
  }
}

// Only what the server says of the recipient is final. A refused sender or password is ours to mend, and then the mail still has to go.
function verdictOn({ code, command, responseCode }: SmtpError): MailOutcome {
  // Without an answer of the server, it is an address that nodemailer itself cannot read.
  const permanent = code === 'EENVELOPE' && (responseCode === undefined || (command === 'RCPT TO' && responseCode >= 500))
  const reason = [code, command, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown'
  return { outcome: permanent ? 'refused' : 'failed', reason }
}
