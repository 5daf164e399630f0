import { wakeStalledJobs } from '../../../src';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(() => {
  app.begin(undefined);
});
afterAll(() => app.close());

test('the hourly check reads only which groups give an access, and reports that it is done', async () => {
  expect(await wakeStalledJobs()).toEqual({ statusCode: 204 });
  expect(app.confluence.calls.map(({ path }) => path)).toEqual([
    expect.stringContaining('/group?accessType=admin&'),
    expect.stringContaining('/group?accessType=site-admin&'),
    expect.stringContaining('/group?accessType=user&'),
  ]);
});

test('the hourly check of jobs is done even if Confluence does not answer', async () => {
  await app.site.faults([{ match: {}, effect: 'status', value: 503 }]);
  expect(await wakeStalledJobs()).toEqual({ statusCode: 204 });
  await app.site.reset();
});

test('the hourly check reports and logs a storage failure, and throws nothing', async () => {
  const log = jest.spyOn(console, 'log').mockReturnValue(undefined);
  app.storage.breakDown();
  expect(await wakeStalledJobs()).toEqual({ statusCode: 500 });
  expect(log.mock.calls).toEqual([[expect.stringContaining('"wake stalled jobs: list jobs"')]]);
});
