/** What was typed into a field that is sent once: the text itself; nothing where it is missing, or was sent several times. */
export const typedText = (value: unknown): string => (typeof value === 'string' ? value : '')
