/** `view.open()`: an admin settings page is always open already, so there is nothing to open. */
export const open = (): false => false;
