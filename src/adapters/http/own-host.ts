/** Names under which this machine calls itself, with or without a port. */
const ownHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i

/** A page that had its own name point here (DNS rebinding) still sends that name. */
export const isOwnHost = (host: string | undefined): boolean => host !== undefined && ownHost.test(host)
