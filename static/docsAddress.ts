/**
 * Where the folder `docs/` is published, without a slash at its end. While it is empty, the page
 * has no links to the docs. docs/deploy.md says how to set it.
 */
export const DOCS_ADDRESS = '';
