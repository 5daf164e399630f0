import type { DemoKey } from '../hosted';

/**
 * A call of the web trigger to paste into a POSIX shell with openssl and curl. Time and signature are
 * made when it runs, so it does not go stale.
 */
export const demoCurl = (
  url: string,
  trigger: string,
  { id, secret }: DemoKey,
  change: { group: string; accountId: string },
): string =>
  [
    `BODY='${JSON.stringify(change)}'`,
    `NOW=$(date -u +%Y-%m-%dT%H:%M:%SZ)`,
    `SIGNATURE=$(printf '%s' "$NOW.${trigger}.$BODY" | openssl dgst -sha256 -hmac '${secret}' | sed 's/^.* //')`,
    `curl -sS -w '\\n' '${url}' -H 'content-type: application/json' \\`,
    `  -H 'x-rollcall-key: ${id}' -H "x-rollcall-timestamp: $NOW" \\`,
    `  -H "x-rollcall-signature: sha256=$SIGNATURE" --data "$BODY"`,
  ].join('\n');
