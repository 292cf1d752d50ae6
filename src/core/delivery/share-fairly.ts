/**
 * Deals `available` out to those who wish for some, one each in turn, beginning with the place `first`: a batch of
 * ten is not kept waiting by one of a hundred thousand.
 */
export const shareFairly = (wishes: readonly number[], available: number, first: number): number[] => {
  const shares = wishes.map(() => 0)
  let left = Math.min(
    available,
    wishes.reduce((sum, wish) => sum + wish, 0),
  )
  for (let turn = first; left > 0; turn += 1) {
    const place = turn % wishes.length
    if ((shares[place] ?? 0) >= (wishes[place] ?? 0)) continue
    shares[place] = (shares[place] ?? 0) + 1
    left -= 1
  }
  return shares
}
