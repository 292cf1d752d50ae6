/** How sure a text was recognised that the model had not seen. `lead` is p(best) − p(out of scope). */
export type Judged = { readonly lead: number; readonly inScope: boolean }

/**
 * The threshold on `lead` at or below which Loa declines: the lowest that keeps out the wanted share (0 to 1) of the
 * strangers. Without strangers nothing is declined.
 */
export const calibrateThreshold = (judged: readonly Judged[], wantedRecall: number): number => {
  const strangers = judged
    .filter(({ inScope }) => !inScope)
    .map(({ lead }) => lead)
    .sort((a, b) => a - b)
  const last = Math.min(strangers.length, Math.ceil(strangers.length * wantedRecall)) - 1
  return strangers[last] ?? -1
}
