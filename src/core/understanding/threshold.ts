/** How sure a text was recognised: `lead` is p(best) − p(out of scope), `right` whether the best intent was meant. */
export type Judged = { readonly lead: number; readonly inScope: boolean; readonly right: boolean }

/** Share of the strangers that a threshold has to keep out. */
const wantedRecall = 0.85

/**
 * The threshold on `lead` below which Loa declines: the lowest that keeps out the wanted share of the strangers, as
 * texts were judged by models that had not seen them.
 */
export const calibrateThreshold = (judged: readonly Judged[]): number => {
  const strangers = judged
    .filter(({ inScope }) => !inScope)
    .map(({ lead }) => lead)
    .sort((a, b) => a - b)
  return strangers[Math.min(strangers.length - 1, Math.floor(strangers.length * wantedRecall))] ?? 0
}
