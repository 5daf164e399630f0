import type { AccountId } from './accountId';

/**
 * Whom a request to Confluence runs as: the app itself; the viewer, the admin at the page; or
 * the owner, the admin who owns a key and is not present.
 */
export type Identity = { as: 'app' } | { as: 'viewer' } | { as: 'owner'; accountId: AccountId };

export type IdentityKind = Identity['as'];
