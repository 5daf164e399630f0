/** The names by which this server may be called in an address; others are refused. */
export const HOST_NAMES = ['127.0.0.1', 'localhost'];

/** Where this server is, by the port in a request's `Host`: `http://127.0.0.1:4000` and so on. */
export const ownOrigins = (host = ''): string[] => {
  const port = host.slice(host.lastIndexOf(':') + 1);
  return HOST_NAMES.map((name) => `http://${name}:${port}`);
};
