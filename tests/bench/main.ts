/** `npm run bench -- <name>`: each bench prints one JSON document. */
const benches = {
  booking: async () => (await import('./booking.ts')).benchBooking(),
  alerts: async () => (await import('./alerts.ts')).benchAlerts(),
  auth: async () => (await import('./auth.ts')).benchAuth(),
  delivery: async () => (await import('./delivery.ts')).benchDelivery(process.argv.slice(3)),
  jobs: async () => (await import('./jobs.ts')).benchJobs(),
  recognise: async () => (await import('./recognise.ts')).benchRecognise(),
  roles: async () => (await import('./roles.ts')).benchRoles(),
  store: async () => (await import('./store.ts')).benchStore(),
  turns: async () => (await import('./turns.ts')).benchTurns(),
} as const satisfies Record<string, () => Promise<object>>

const isBench = (name: string): name is keyof typeof benches => Object.hasOwn(benches, name)

const name = process.argv[2] ?? ''
if (isBench(name)) console.log(JSON.stringify(await benches[name](), undefined, 2))
else {
  console.error(`Say which bench: ${Object.keys(benches).join(', ')}`)
  process.exitCode = 2
}
