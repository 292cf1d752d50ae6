/** How many of those that wait go together, so that their sizes come to `most`: at least one, however large. */
export const groupLength = <Waiting>(
  queue: readonly Waiting[],
  sizeOf: (waiting: Waiting) => number,
  most: number,
): number => {
  let size = 0
  for (const [place, waiting] of queue.entries()) {
    size += sizeOf(waiting)
    if (size > most) return Math.max(1, place)
  }
  return queue.length
}
