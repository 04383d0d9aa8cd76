/** A measured figure beside its aim; `atMost` when less is better. */
export type Row = { name: string; value: number; unit: string; aim: number | null; atMost?: boolean }

/** Where a bench may work: databases and a Redis that were started for it. */
export type Place = { mongoUrl: string; redisUrl: string; folder: string }
