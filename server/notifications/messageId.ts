import { createHash } from 'node:crypto'

/** The Message-ID of a row, always the same, so that mail programs know a mail that was sent twice. */
export const messageIdOf = (id: string, baseUrl: string): string =>
  `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${new URL(baseUrl).hostname}>`
