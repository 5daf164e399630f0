import { demoCurl, pickDemoChange } from './demo';
import type { Hosted } from './hosted';
import { webTriggersOf } from './routes/devRoutes';
import type { RunningHost } from './startHost';

const RED = '\u001b[31m';
const RESET = '\u001b[0m';

/** The text that `npm start` prints at the end: the addresses, a call to try, and how to stop. */
export const describeHost = async (host: RunningHost): Promise<string> => {
  const { hosted, token } = host;
  const sites =
    token === undefined
      ? await Promise.all(hosted.map((each, index) => describeSimulated(host, each, index)))
      : [describeReal(host, token)];
  return ['', ...sites, 'Stop with Ctrl+C.'].join('\n');
};

const describeSimulated = async (
  host: RunningHost,
  hosted: Hosted,
  index: number,
): Promise<string> => {
  const { url } = hosted.installation.confluence;
  const triggers = Object.entries(webTriggersOf(host.platform, hosted));
  const page = index === 0 ? `${host.url}/` : `${host.url}/?installation=${index}`;
  const lines = [
    `Admin page      ${page}`,
    `Confluence      ${url}  (simulated, profile "${hosted.installation.site}")`,
    ...triggers.map(([key, address]) => `Web trigger     ${address}  (${key})`),
  ];
  const [trigger] = triggers;
  const change = await pickDemoChange(url, Object.values(hosted.accounts ?? {}));
  if (trigger === undefined || change === undefined || hosted.demoKey === undefined)
    return `${lines.join('\n')}\n`;
  const curl = demoCurl(trigger[1], trigger[0], hosted.demoKey, change);
  return [...lines, '', `Add a person to "${change.group}" from a shell:`, '', curl, ''].join('\n');
};

const describeReal = ({ url, hosted }: RunningHost, token: string): string => {
  const site = hosted[0]?.installation.confluence.url ?? '';
  const who = hosted[0]?.people[0]?.label ?? '';
  return [
    `Admin page      ${url}/?token=${token}`,
    `Confluence      ${site}`,
    `${RED}Changes are real. Everything runs as: ${who}.${RESET}`,
    '',
  ].join('\n');
};
