import { Failure } from '../../core/errors/failure.ts'

/** What Redis answers within so many milliseconds; else, and for its errors, `jobs-unavailable` is thrown. */
export const within = async <Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable(undefined)), ms)
  })
  try {
    return await Promise.race([answer, late])
  } catch (cause) {
    throw cause instanceof Failure ? cause : unavailable(cause)
  } finally {
    clearTimeout(timer)
  }
}

const unavailable = (cause: unknown) =>
  new Failure('jobs-unavailable', 'Redis did not take the job', { cause })
