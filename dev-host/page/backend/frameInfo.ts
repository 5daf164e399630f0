import { backendUrl } from './backendUrl';
import { readAnswer } from './readAnswer';

/** One person whom the page can be looked at as. */
export type FrameAccount = { label: string; accountId: string };

/** What the frame around the app shows. */
export type FrameInfo = {
  siteName: string;
  /** Without a trailing slash. */
  siteUrl: string;
  /** True where changes reach a real Confluence site. */
  real: boolean;
  accounts: FrameAccount[];
  /** The account id that the page is looked at as. */
  current: string;
  /** The number or id of the installation. */
  installation: string | number;
};

let asked: Promise<FrameInfo> | undefined;

/** Asked once a page load. Rejects when the local host does not answer. */
export function readFrameInfo(): Promise<FrameInfo> {
  asked ??= fetch(backendUrl('/bridge/frame'))
    .then(readAnswer)
    .then((info) => info as FrameInfo);
  return asked;
}
