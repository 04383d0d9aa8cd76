/** The result of `work`, or a rejection with the code ETIMEDOUT once `ms` milliseconds have passed. The work itself goes on. */
export async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error(`No answer within ${ms} ms`), { code: 'ETIMEDOUT' })),
      Math.max(0, ms),
    )
  })
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer))
}
