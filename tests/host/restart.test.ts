import { freePort } from './support/freePort';
import { startLocalForge } from './support/localForge';
import { strangerTo } from './support/people';

test('changes survive a crash of the local Forge', async () => {
  const port = String(await freePort());
  const first = await startLocalForge(['--port', port, '--fresh']);
  const accountId = await strangerTo(first, 'marketing');
  await first.call('addMember', { groupName: 'marketing', accountId });
  await first.stop('SIGKILL');

  const second = await startLocalForge(['--port', port]);
  const record = await second.newestRecord();
  const { members } = await second.site.group('marketing');
  const trigger = await second.trigger(
    { group: 'marketing', accountId },
    { key: first.info.demoKey },
  );
  await second.stop();

  expect(record).toMatchObject({ accountId, ending: { outcome: 'added' } });
  expect(members).toContain(accountId);
  expect(second.info.webTriggers).toEqual(first.info.webTriggers);
  expect(trigger).toEqual({ httpStatus: 200, body: { status: 'already-member' } });
});
