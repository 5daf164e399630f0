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

test('the hourly check sends no request to Confluence, and reports that it is done', async () => {
  expect(await wakeStalledJobs()).toEqual({ statusCode: 204 });
  expect(app.confluence.calls).toEqual([]);
});

test('the hourly check reports and logs a storage failure, and throws nothing', async () => {
  const log = jest.spyOn(console, 'log').mockReturnValue(undefined);
  app.storage.breakDown();
  expect(await wakeStalledJobs()).toEqual({ statusCode: 500 });
  expect(log.mock.calls).toEqual([[expect.stringContaining('"wake stalled jobs: list jobs"')]]);
});
