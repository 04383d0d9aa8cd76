type Entry = { at: number; order: number; deed: () => Promise<void> }

/** What is to be done when, in order of time, up to `end`; a deed may add others. */
export function createAgenda(end: Date) {
  const entries: Entry[] = []
  let order = 0
  let at = 0

  // A binary heap: there are thousands of entries, and deeds add to them.
  const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)
  const swap = (i: number, j: number): void => void ([entries[i], entries[j]] = [entries[j]!, entries[i]!])

  function push(entry: Entry): void {
    entries.push(entry)
    for (let i = entries.length - 1; i > 0;) {
      const parent = (i - 1) >> 1
      if (!before(entries[i]!, entries[parent]!)) return
      swap(i, parent)
      i = parent
    }
  }

  function pop(): Entry | undefined {
    const first = entries[0]
    const last = entries.pop()
    if (!last || entries.length === 0) return first
    entries[0] = last
    for (let i = 0; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2]
      let next = i
      if (left < entries.length && before(entries[left]!, entries[next]!)) next = left
      if (right < entries.length && before(entries[right]!, entries[next]!)) next = right
      if (next === i) return first
      swap(i, next)
      i = next
    }
  }

  return {
    now: (): number => at,
    add: (when: number, deed: () => Promise<void>): void => push({ at: when, order: (order += 1), deed }),

    /** Does everything up to the end; what lies beyond has not happened yet. */
    async run(setClock: (to: Date) => void): Promise<void> {
      for (let entry = pop(); entry && entry.at <= end.getTime(); entry = pop()) {
        at = Math.max(at, entry.at)
        setClock(new Date(at))
        await entry.deed()
      }
    },
  }
}
