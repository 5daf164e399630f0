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

test('the hourly look asks nothing of Confluence, and says that it was done', async () => {
  expect(await wakeStalledJobs()).toEqual({ statusCode: 204 });
  expect(app.confluence.calls).toEqual([]);
});

test('where storage fails, the hourly look says so, throws nothing and logs it', async () => {
  const log = jest.spyOn(console, 'log').mockReturnValue(undefined);
  app.storage.breakDown();
  expect(await wakeStalledJobs()).toEqual({ statusCode: 500 });
  expect(log.mock.calls).toEqual([[expect.stringContaining('"wake stalled jobs: list jobs"')]]);
});
