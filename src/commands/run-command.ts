/**
 * Runs what the arguments ask for; undefined: they ask for nothing that there is, and the usage is shown. What goes
 * wrong is said in a sentence, and the process ends with 1.
 */
export const runCommand = async (
  usage: string,
  workOf: () => (() => Promise<void>) | undefined,
): Promise<void> => {
  try {
    const work = workOf()
    if (work) return await work()
    console.error(usage)
    process.exitCode = 2
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
