/** The supervisor's pages beside the overview. */
export const supervisionSamples = {}
