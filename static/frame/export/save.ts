/**
 * Copies a text that may arrive later. Rejects if the browser refuses. Safari allows only a copy that
 * begins with the press, so the browser gets the promise.
 * https://developer.mozilla.org/docs/Web/API/Clipboard/write
 */
export const copy = async (text: Promise<string>): Promise<void> => {
  if (typeof ClipboardItem === 'undefined') {
    await navigator.clipboard.writeText(await text);
    return;
  }
  const blob = text.then((whole) => new Blob([whole], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
};

const BYTE_ORDER_MARK = '\ufeff'; // Excel then reads accents

const KEPT_MS = 60_000; // the browser reads the text after the click

/** Has the browser save a text as a CSV file. */
export const download = (text: string, fileName: string): void => {
  const blob = new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' });
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href, download: fileName }).click();
  setTimeout(() => {
    URL.revokeObjectURL(href);
  }, KEPT_MS);
};
