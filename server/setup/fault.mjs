/**
 * An expected end of a setup script: one clear sentence for the person at the terminal, no stack.
 * @param {string} sentence
 */
export const fault = (sentence) => Object.assign(new Error(sentence), { code: 'SETUP_FAULT' })

/** @param {unknown} error */
export const isFault = (error) => error instanceof Error && 'code' in error && error.code === 'SETUP_FAULT'

/**
 * The sentence for any error that reaches the top of a script: ours as it is, a full disk by name, a bug with its stack.
 * @param {unknown} error
 */
export function inOneSentence(error) {
  if (isFault(error)) return /** @type {Error} */ (error).message
  if (isFullDisk(String(error))) return fullDisk
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

export const fullDisk = 'The disk is full: free at least 500 MB, then start again.'

/** @param {string} text */
export const isFullDisk = (text) => /ENOSPC|No space left on device/.test(text)
