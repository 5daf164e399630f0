import {
  EXPORT_BUTTONS,
  EXPORT_CHUNK,
  EXPORT_PRESS,
  EXPORT_READY,
  makeTextReceiver,
  type OfferedButton,
} from '../../../static/admin/export/exportEvents';
import type { AdminPage } from './localPages';

const PRESS = 'the only press of this test';

/** The text that the frame on the page copies when its button is pressed. Takes the frame's part. */
export const exportedText = async ({ page }: AdminPage): Promise<string> => {
  await page.locator('iframe').waitFor();
  const { receive, wait } = makeTextReceiver();
  const offered = new Promise<OfferedButton[]>((resolve) => {
    page.on(EXPORT_BUTTONS, (buttons) => {
      resolve(buttons as OfferedButton[]);
    });
  });
  page.on(EXPORT_CHUNK, receive);
  page.emit(EXPORT_READY, {});
  const button = (await offered).find(({ action }) => action === 'copy');
  const text = wait(PRESS);
  page.emit(EXPORT_PRESS, { press: PRESS, button: button?.id });
  return (await text) ?? '';
};
