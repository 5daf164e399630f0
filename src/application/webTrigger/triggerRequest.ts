/** A web trigger's request: the parts that are looked at, as they arrived. */
export type TriggerRequest = {
  method: string;
  body: string;
  /** The body's length in bytes of UTF-8. */
  bodyBytes: number;
  /** All values of a header, its name in any case. */
  header: (name: string) => readonly string[];
};

/** What a caller must send to be believed; undefined where any of it is missing or doubled. */
export type Signed = { keyId: string; timestamp: string; signature: string };

export const readSigned = (request: TriggerRequest): Signed | undefined => {
  const keyId = single(request.header('x-rollcall-key'));
  const timestamp = single(request.header('x-rollcall-timestamp'));
  const signature = single(request.header('x-rollcall-signature'));
  return keyId === undefined || timestamp === undefined || signature === undefined
    ? undefined
    : { keyId, timestamp, signature };
};

const single = (values: readonly string[]): string | undefined =>
  values.length === 1 ? values[0] : undefined;
