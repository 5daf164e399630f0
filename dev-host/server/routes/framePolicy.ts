import { ownOrigins } from '../http/ownOrigins';

const SANDBOX =
  'allow-popups allow-popups-to-escape-sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';

/**
 * The content security policy that Forge gives what a Frame shows: all comes from the resource's
 * own folder, and nothing is inline. `permissions.content` and `permissions.external`, which would
 * loosen it, are not emulated. https://developer.atlassian.com/platform/forge/custom-ui/iframe/
 */
export const framePolicy = (host: string, folder: string, bridge: string): string => {
  const here = `http://${host}${folder}`;
  return [
    `default-src ${here}`,
    `script-src ${here} http://${host}${bridge}`,
    `img-src ${here} data: blob:`,
    `media-src ${here} data: blob:`,
    `frame-ancestors ${ownOrigins(host).join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    `sandbox ${SANDBOX}`,
  ].join('; ');
};
