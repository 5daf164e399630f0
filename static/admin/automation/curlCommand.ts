/** What a call names; the secret is left to a shell variable, so that no history keeps it. */
type Call = { url: string; keyId: string; groupName: string };

/**
 * A call of the web trigger for a POSIX shell with openssl and curl, ready but for the account id.
 * The signature is HMAC-SHA256 over `<timestamp>.add-member.<body>`, in hexadecimal.
 */
export const curlCommand = ({ url, keyId, groupName }: Call): string => {
  const body = JSON.stringify({ group: groupName, accountId: 'put-an-account-id-here' });
  return [
    `url=${quoted(url)}`,
    `key=${quoted(keyId)}`,
    `body=${quoted(body)}`,
    'timestamp=$(date -u +%Y-%m-%dT%H:%M:%SZ)',
    `signature=$(printf '%s' "$timestamp.add-member.$body" |`,
    `  openssl dgst -sha256 -hmac "$ROLLCALL_SECRET" | sed 's/^.*= *//')`,
    `curl -sS -X POST "$url" \\`,
    `  -H 'content-type: application/json' \\`,
    `  -H "x-rollcall-key: $key" \\`,
    `  -H "x-rollcall-timestamp: $timestamp" \\`,
    `  -H "x-rollcall-signature: sha256=$signature" \\`,
    '  --data-raw "$body"',
  ].join('\n');
};

/** A word for the shell in single quotes, in which nothing but the quote itself means anything. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
