const duplicateKey = 11_000

/** Waits for an insert; false when a row of that id is there already: somebody else was first, or the same form was sent twice. */
export async function insertOnce(insert: Promise<unknown>): Promise<boolean> {
  try {
    await insert
    return true
  } catch (error) {
    if ((error as { code?: number }).code === duplicateKey) return false
    throw error
  }
}
