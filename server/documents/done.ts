/** What a page can be told to have been done just now. */
const dones = [
  'documentAdded',
  'versionAdded',
  'documentWithdrawn',
  'channelAdded',
  'channelEdited',
  'channelClosed',
  'counted',
  'procedurePublished',
  'coachingAdded',
  'coachingAnnulled',
] as const

/** The deed named in an address; null for anything else. */
export const doneOf = (asked: unknown): string | null => dones.find((one) => one === asked) ?? null
