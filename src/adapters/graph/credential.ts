import type { TokenCredential, TokenCredentialOptions } from '@azure/identity'

/** How Loa proves to Entra ID who it is. */
export type GraphIdentity =
  | {
      readonly kind: 'secret'
      readonly tenantId: string
      readonly clientId: string
      readonly secret: string
    }
  /** A PEM file with the certificate and its private key. */
  | {
      readonly kind: 'certificate'
      readonly tenantId: string
      readonly clientId: string
      readonly file: string
    }
  /** Of the machine that Loa runs on; a user-assigned one where `clientId` is said. */
  | { readonly kind: 'managed-identity'; readonly clientId: string | undefined }
  /** A token of another issuer (Kubernetes, a build system), in a file that is kept fresh from outside. */
  | {
      readonly kind: 'federated'
      readonly tenantId: string
      readonly clientId: string
      readonly tokenFile: string
    }

export type CredentialOptions = Pick<TokenCredentialOptions, 'authorityHost' | 'httpClient'> & {
  /** For an authority that Microsoft does not know: a sovereign cloud, a test. */
  readonly disableInstanceDiscovery?: boolean
}

/** The credential of an identity. The library is loaded when it is needed first: it takes a fifth of a second. */
export const createCredential = async (
  identity: GraphIdentity,
  options: CredentialOptions = {},
): Promise<TokenCredential> => {
  const azure = await import('@azure/identity')
  switch (identity.kind) {
    case 'secret':
      return new azure.ClientSecretCredential(identity.tenantId, identity.clientId, identity.secret, options)
    case 'certificate':
      return new azure.ClientCertificateCredential(
        identity.tenantId,
        identity.clientId,
        { certificatePath: identity.file },
        options,
      )
    case 'managed-identity':
      return identity.clientId === undefined
        ? new azure.ManagedIdentityCredential()
        : new azure.ManagedIdentityCredential({ clientId: identity.clientId })
    case 'federated':
      return new azure.WorkloadIdentityCredential({
        tenantId: identity.tenantId,
        clientId: identity.clientId,
        tokenFilePath: identity.tokenFile,
        ...options,
      })
  }
}
