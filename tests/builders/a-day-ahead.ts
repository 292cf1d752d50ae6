import { DateTime } from 'luxon'

/** That day of the week (1 is Monday) so many weeks after this one, in Vietnam, whatever today is. */
export const aDayAhead = ({ weeks, weekday }: { weeks: number; weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7 }) => {
  const day = DateTime.now().setZone('Asia/Ho_Chi_Minh').plus({ weeks }).set({ weekday })
  return {
    iso: day.toFormat('yyyy-MM-dd'),
    written: day.toFormat('dd/MM/yyyy'),
    short: day.toFormat('dd/MM'),
  }
}
