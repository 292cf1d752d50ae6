import { loopbackServices } from './service-address.ts'

/** Whether Loa fetches a file from this address, which came with an activity of that service. */
export type FileRule = (address: string, serviceUrl: string) => boolean

/** Without credentials the service that sent the message has to hand the file out itself, on this machine. */
export const loopbackFiles: FileRule = (address, serviceUrl) =>
  loopbackServices(address) && URL.parse(address)?.origin === URL.parse(serviceUrl)?.origin

/**
 * Where Teams keeps what is sent in a chat: SharePoint and OneDrive, in the public cloud and the sovereign ones
 * (Microsoft 365 URLs and IP address ranges). Anywhere else could be a door into Loa's own network.
 */
const domains = [
  'sharepoint.com',
  'sharepoint.us',
  'sharepoint-mil.us',
  'sharepoint.cn',
  'onedrive.com',
  'onedrive.live.com',
  '1drv.com',
  'svc.ms',
]

export const microsoftFiles: FileRule = (address) => {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
    return false
  return domains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`))
}
