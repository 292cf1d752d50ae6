const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Whether a host name, without its port, is this machine itself. */
const isLoopbackHost = (hostname: string): boolean => loopback.test(hostname.toLowerCase())

const isLoopbackAddress = (address: string): boolean => {
  const url = URL.parse(address)
  return url !== null && url.protocol === 'http:' && isLoopbackHost(url.hostname)
}

/** Whether Loa sends messages, and with them its own token, to this service address. */
export type ServiceRule = (serviceUrl: string) => boolean

/** Without credentials Loa talks to its own machine only. */
export const loopbackServices: ServiceRule = isLoopbackAddress

/** With credentials the address comes from a signed claim; it has to be encrypted unless it is this machine. */
export const signedServices: ServiceRule = (serviceUrl) =>
  URL.parse(serviceUrl)?.protocol === 'https:' || isLoopbackAddress(serviceUrl)
