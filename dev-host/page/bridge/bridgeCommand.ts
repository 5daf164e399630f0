/**
 * One command that the app's page can give its host: `callBridge(name, data)` answers with what
 * this returns. `data` is what `@forge/bridge` and `@forge/react` send; each command knows its
 * shape from there.
 */
export type BridgeCommand = (data: unknown) => unknown;
