/** Sets the browser tab's title. */
export const changeWindowTitle = (data: unknown): void => {
  document.title = String(data);
};
